package io.regain.console.api;

import java.util.List;
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

/**
 * Incidents and what is said of them. Open one, write an update, look at its proposal,
 * confirm it with the digest of what you saw.
 */
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

	/**
	 * The newest incidents. Up to 200 of them, the newest first, open or not; without
	 * their updates.
	 */
	@GetMapping
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	@Operation(id = "listIncidents", answer = IncidentView[].class)
	String newest() {
		return this.bodies
			.text(this.incidents.newest(MOST).stream().map((incident) -> view(incident, List.of())).toList());
	}

	/**
	 * One incident with all its updates. For updates that were published it says how far
	 * they have been told.
	 */
	@GetMapping("/{number}")
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	@Operation(id = "getIncident", answer = IncidentView.class)
	String one(@PathVariable long number) {
		return this.bodies.text(whole(this.incidents.get(number)));
	}

	/**
	 * Opens an incident. Those affected are written down with their addresses, and
	 * marketing to them is held from now on. Nothing is said to them, and nothing is
	 * shown in public, until an update is confirmed. An operator may name a segment, or
	 * nobody yet; a support lead may also give a SELECT or a list.
	 */
	@PostMapping
	@Allowed({ OPERATOR, SUPPORT_LEAD })
	@Operation(id = "openIncident", body = OpeningBody.class, answer = IncidentView.Opened.class,
			status = HttpStatus.CREATED)
	ResponseEntity<String> open(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(ONCE) String key,
			HttpServletRequest request) {
		return once(who, key, request, HttpStatus.CREATED, (body) -> {
			Opening opening = this.bodies.as(OpeningBody.class, body).opening();
			if (who.role().equals(OPERATOR.id()) && !opening.affected().isOfTheCompany()) {
				throw new ResponseStatusException(HttpStatus.FORBIDDEN, "an operator names a segment, or nobody");
			}
			Opened opened = this.openIncident.open(opening, who);
			return new IncidentView.Opened(whole(opened.incident()), opened.unknown(), opened.warnings());
		});
	}

	/**
	 * Adds customers who turn out to be affected. If they have missed something that was
	 * said, a digest can tell them; otherwise they get the next update.
	 */
	@PostMapping("/{number}/affected")
	@Allowed(SUPPORT_LEAD)
	@Operation(id = "addAffected", body = OpeningBody.AffectedBody.class, answer = IncidentView.Extended.class)
	ResponseEntity<String> extend(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(ONCE) String key,
			@PathVariable long number, HttpServletRequest request) {
		return once(who, key, request, HttpStatus.OK, (body) -> {
			Extended extended = this.openIncident.extend(number,
					this.bodies.as(OpeningBody.AffectedBody.class, body).affected(), who);
			return new IncidentView.Extended(whole(extended.incident()), extended.unknown(), extended.joined(),
					extended.before(), extended.joined() > 0 && this.newcomers.isDue(extended.incident()));
		});
	}

	/**
	 * Takes out customers who are not affected after all. What was not sent to them yet
	 * never is, but for a correction of something wrong that they were told. Ids that are
	 * not in the audience are passed over.
	 */
	@PostMapping("/{number}/unaffected")
	@Allowed(SUPPORT_LEAD)
	@Operation(id = "removeAffected", body = Customers.class, answer = IncidentView.Shrunk.class)
	ResponseEntity<String> shrink(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(ONCE) String key,
			@PathVariable long number, HttpServletRequest request) {
		return once(who, key, request, HttpStatus.OK, (body) -> {
			Set<String> customers = this.bodies.as(Customers.class, body).customers();
			long left = this.openIncident.shrink(number, customers, who);
			return new IncidentView.Shrunk(whole(this.incidents.get(number)), left);
		});
	}

	/**
	 * Writes an update down. It is a draft: nobody is told anything until it is
	 * confirmed. What would be sent is answered at once.
	 */
	@PostMapping("/{number}/updates")
	@Allowed(SUPPORT_LEAD)
	@Operation(id = "draftUpdate", body = UpdateBody.class, answer = ProposalView.class, status = HttpStatus.CREATED)
	ResponseEntity<String> draft(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(ONCE) String key,
			@PathVariable long number, HttpServletRequest request) {
		return once(who, key, request, HttpStatus.CREATED,
				(body) -> view(this.drafts.draft(number, this.bodies.as(UpdateBody.class, body).wanted(), who)));
	}

	/**
	 * One update. Once it is published it says how far it has been told.
	 */
	@GetMapping("/{number}/updates/{update}")
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	@Operation(id = "getUpdate", answer = UpdateView.class)
	String update(@PathVariable long number, @PathVariable int update) {
		return this.bodies.text(view(this.incidents.get(number), this.updates.get(number, update)));
	}

	/**
	 * What would be sent if an update were confirmed now. How many are told on which
	 * channel, two real messages, and warnings about what readers would miss. Its digest
	 * has to be given back with the confirmation.
	 */
	@GetMapping("/{number}/updates/{update}/proposal")
	@Allowed(SUPPORT_LEAD)
	@Operation(id = "proposeUpdate", answer = ProposalView.class)
	String proposal(@PathVariable long number, @PathVariable int update) {
		return this.bodies.text(view(this.drafts.look(number, update)));
	}

	/**
	 * Confirms an update. It is published at once, or at its time, or waits for a second
	 * person if it goes to more customers than regain.incident.approve-above allows. From
	 * the moment of publishing no message of an older update of this incident leaves any
	 * more. It is refused (409) if what would be sent is not what the digest was made of.
	 */
	@PostMapping("/{number}/updates/{update}/confirm")
	@Allowed(SUPPORT_LEAD)
	@Operation(id = "confirmUpdate", body = Confirmation.class, answer = UpdateView.class)
	ResponseEntity<String> confirm(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(ONCE) String key,
			@PathVariable long number, @PathVariable int update, HttpServletRequest request) {
		return agreed(who, key, request,
				(seen) -> this.publish.confirm(number, update, seen.digest(), seen.shown().orElse(""), who));
	}

	/**
	 * Approves an update that waits for a second person. Who wrote it cannot (403).
	 */
	@PostMapping("/{number}/updates/{update}/approve")
	@Allowed(SUPPORT_LEAD)
	@Operation(id = "approveUpdate", body = Confirmation.class, answer = UpdateView.class)
	ResponseEntity<String> approve(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(ONCE) String key,
			@PathVariable long number, @PathVariable int update, HttpServletRequest request) {
		return agreed(who, key, request,
				(seen) -> this.publish.approve(number, update, seen.digest(), seen.shown().orElse(""), who));
	}

	/**
	 * Discards an update that was not published. It needs no Idempotency-Key: done twice
	 * it is discarded all the same.
	 */
	@PostMapping("/{number}/updates/{update}/discard")
	@Allowed(SUPPORT_LEAD)
	@Operation(id = "discardUpdate", answer = UpdateView.class, problems = HttpStatus.CONFLICT)
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
	 * Who is not affected after all.
	 *
	 * @param customers the ids of these customers
	 */
	record Customers(Set<String> customers) {
	}

}
