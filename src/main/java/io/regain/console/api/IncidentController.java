package io.regain.console.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import io.regain.audience.FrozenAudiences;
import io.regain.incident.DraftUpdates;
import io.regain.incident.Extended;
import io.regain.incident.Incident;
import io.regain.incident.Incidents;
import io.regain.incident.OnceOnly;
import io.regain.incident.OpenIncident;
import io.regain.incident.Opening;
import io.regain.incident.Opened;
import io.regain.incident.Person;
import io.regain.incident.Promises;
import io.regain.incident.Proposal;
import io.regain.incident.PublishUpdates;
import io.regain.incident.Published;
import io.regain.incident.TellNewcomers;
import io.regain.incident.Update;
import io.regain.incident.Updates;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static io.regain.console.api.Role.MARKETER;
import static io.regain.console.api.Role.OPERATOR;
import static io.regain.console.api.Role.SUPPORT_LEAD;
import static io.regain.console.api.Role.VIEWER;

/** The incident desk over HTTP. What sends something needs an {@code Idempotency-Key}. */
@RestController
@RequestMapping(path = "/api/v1/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
class IncidentController {

	private static final String ONCE = "Idempotency-Key";

	private static final int MOST = 200;

	private final Incidents incidents;

	private final Updates updates;

	private final Promises promises;

	private final FrozenAudiences audiences;

	private final OpenIncident openIncident;

	private final DraftUpdates drafts;

	private final PublishUpdates publish;

	private final TellNewcomers newcomers;

	private final OnceOnly once;

	private final Telling telling;

	private final Bodies bodies;

	IncidentController(Incidents incidents, Updates updates, Promises promises, FrozenAudiences audiences,
			OpenIncident openIncident, DraftUpdates drafts, PublishUpdates publish, TellNewcomers newcomers,
			OnceOnly once, Telling telling, Bodies bodies) {
		this.incidents = incidents;
		this.updates = updates;
		this.promises = promises;
		this.audiences = audiences;
		this.openIncident = openIncident;
		this.drafts = drafts;
		this.publish = publish;
		this.newcomers = newcomers;
		this.once = once;
		this.telling = telling;
		this.bodies = bodies;
	}

	@GetMapping
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	String newest() {
		return this.bodies
			.text(this.incidents.newest(MOST).stream().map((incident) -> view(incident, List.of())).toList());
	}

	@GetMapping("/{number}")
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	String one(@PathVariable long number) {
		return this.bodies.text(whole(this.incidents.get(number)));
	}

	@PostMapping
	@Allowed({ OPERATOR, SUPPORT_LEAD })
	ResponseEntity<String> open(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(ONCE) String key,
			HttpServletRequest request) {
		return once(who, key, request, HttpStatus.CREATED, (body) -> {
			Opening opening = this.bodies.as(OpeningBody.class, body).opening();
			if (who.role().equals(OPERATOR.id()) && !opening.affected().isOfTheCompany()) {
				throw new ResponseStatusException(HttpStatus.FORBIDDEN, "an operator names a segment, or nobody");
			}
			Opened opened = this.openIncident.open(opening, who);
			return Map.of("incident", whole(opened.incident()), "unknown", opened.unknown());
		});
	}

	@PostMapping("/{number}/affected")
	@Allowed(SUPPORT_LEAD)
	ResponseEntity<String> extend(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(ONCE) String key,
			@PathVariable long number, HttpServletRequest request) {
		return once(who, key, request, HttpStatus.OK, (body) -> {
			Extended extended = this.openIncident.extend(number,
					this.bodies.as(OpeningBody.AffectedBody.class, body).affected(), who);
			return Map.of("incident", whole(extended.incident()), "unknown", extended.unknown(), "joined",
					extended.joined(), "joined-after", extended.before(), "have-missed-something",
					extended.joined() > 0 && this.newcomers.isDue(extended.incident()));
		});
	}

	@PostMapping("/{number}/unaffected")
	@Allowed(SUPPORT_LEAD)
	ResponseEntity<String> shrink(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(ONCE) String key,
			@PathVariable long number, HttpServletRequest request) {
		return once(who, key, request, HttpStatus.OK, (body) -> {
			Set<String> customers = this.bodies.as(Customers.class, body).customers();
			long left = this.openIncident.shrink(number, customers, who);
			return Map.of("incident", whole(this.incidents.get(number)), "left", left);
		});
	}

	@PostMapping("/{number}/updates")
	@Allowed(SUPPORT_LEAD)
	ResponseEntity<String> draft(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(ONCE) String key,
			@PathVariable long number, HttpServletRequest request) {
		return once(who, key, request, HttpStatus.CREATED,
				(body) -> view(this.drafts.draft(number, this.bodies.as(UpdateBody.class, body).wanted(), who)));
	}

	@GetMapping("/{number}/updates/{update}")
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	String update(@PathVariable long number, @PathVariable int update) {
		return this.bodies.text(view(this.incidents.get(number), this.updates.get(number, update)));
	}

	/** What would be sent if it were confirmed now. */
	@GetMapping("/{number}/updates/{update}/proposal")
	@Allowed(SUPPORT_LEAD)
	String proposal(@PathVariable long number, @PathVariable int update) {
		return this.bodies.text(view(this.drafts.look(number, update)));
	}

	@PostMapping("/{number}/updates/{update}/confirm")
	@Allowed(SUPPORT_LEAD)
	ResponseEntity<String> confirm(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(ONCE) String key,
			@PathVariable long number, @PathVariable int update, HttpServletRequest request) {
		return agreed(who, key, request,
				(seen) -> this.publish.confirm(number, update, seen.digest(), seen.shown().orElse(""), who));
	}

	@PostMapping("/{number}/updates/{update}/approve")
	@Allowed(SUPPORT_LEAD)
	ResponseEntity<String> approve(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(ONCE) String key,
			@PathVariable long number, @PathVariable int update, HttpServletRequest request) {
		return agreed(who, key, request,
				(seen) -> this.publish.approve(number, update, seen.digest(), seen.shown().orElse(""), who));
	}

	@PostMapping("/{number}/updates/{update}/discard")
	@Allowed(SUPPORT_LEAD)
	String discard(@RequestAttribute(Authorize.PERSON) Person who, @PathVariable long number,
			@PathVariable int update) {
		return this.bodies.text(UpdateView.of(this.publish.discard(number, update, who), Optional.empty()));
	}

	private ResponseEntity<String> agreed(Person who, String key, HttpServletRequest request,
			Function<Confirmation, Published> publish) {
		return once(who, key, request, HttpStatus.OK,
				(body) -> view(publish.apply(this.bodies.as(Confirmation.class, body))));
	}

	private ResponseEntity<String> once(Person who, String key, HttpServletRequest request, HttpStatus status,
			Function<byte[], Object> work) {
		byte[] body = this.bodies.read(request);
		Supplier<String> answer = () -> this.bodies.text(work.apply(body));
		return ResponseEntity.status(status)
			.body(this.once.answer(who, key, request.getMethod() + " " + request.getRequestURI(), body, answer));
	}

	private IncidentView whole(Incident incident) {
		return view(incident,
				this.updates.of(incident.number()).stream().map((update) -> view(incident, update)).toList());
	}

	private IncidentView view(Incident incident, List<UpdateView> said) {
		return IncidentView.of(incident, this.audiences.size(incident.name()), this.promises.open(incident.number()),
				said);
	}

	private UpdateView view(Incident incident, Update update) {
		return UpdateView.of(update, update.isPublished() ? this.telling.of(incident, update) : Optional.empty());
	}

	private ProposalView view(Proposal proposal) {
		return ProposalView.of(proposal, UpdateView.of(proposal.update(), Optional.empty()));
	}

	private UpdateView view(Published published) {
		return view(published.incident(), published.update());
	}

	/**
	 * @param customers ids of customers who are not affected after all
	 */
	record Customers(Set<String> customers) {
	}

}
