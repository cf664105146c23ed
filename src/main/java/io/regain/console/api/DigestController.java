package io.regain.console.api;

import java.time.Instant;
import java.util.Optional;

import io.regain.incident.Incidents;
import io.regain.incident.Person;
import io.regain.incident.Proposal;
import io.regain.incident.TellNewcomers;
import io.regain.incident.Update;
import io.regain.incident.Updates;
import io.regain.message.RunName;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static io.regain.console.api.Role.MARKETER;
import static io.regain.console.api.Role.OPERATOR;
import static io.regain.console.api.Role.SUPPORT_LEAD;
import static io.regain.console.api.Role.VIEWER;

/** One message with all that was said, for those who turn out to be affected late. */
@RestController
@RequestMapping(path = "/api/v1/incidents/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
class DigestController {

	private final Incidents incidents;

	private final Updates updates;

	private final TellNewcomers newcomers;

	private final Telling telling;

	private final Repeats repeats;

	private final Bodies bodies;

	DigestController(Incidents incidents, Updates updates, TellNewcomers newcomers, Telling telling, Repeats repeats,
			Bodies bodies) {
		this.incidents = incidents;
		this.updates = updates;
		this.newcomers = newcomers;
		this.telling = telling;
		this.repeats = repeats;
		this.bodies = bodies;
	}

	/**
	 * What those would be told who have heard nothing yet. One message with all that was
	 * said and still holds. Its digest has to be given back to tell them.
	 * @param joinedAfter only those who joined the audience after this moment, as
	 * {@code joined-after} in the answer to adding them
	 */
	@GetMapping("/digest")
	@Allowed(SUPPORT_LEAD)
	@Operation(id = "proposeDigest", answer = ProposalView.class, problems = HttpStatus.CONFLICT)
	String digest(@PathVariable long number,
			@RequestParam(name = "joined-after", required = false) Optional<Instant> joinedAfter) {
		Proposal proposal = this.newcomers.look(number, joinedAfter);
		return this.bodies.text(ProposalView.of(proposal, UpdateView.of(proposal.update(), Optional.empty())));
	}

	/**
	 * Tells those who have heard nothing yet. It supersedes nothing, and whoever is
	 * reached by something of the incident meanwhile does not get it.
	 */
	@PostMapping("/digest")
	@Allowed(SUPPORT_LEAD)
	@Operation(id = "sendDigest", body = Confirmation.class, answer = UpdateView.class)
	String tell(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(Repeats.KEY) String key,
			@PathVariable long number, HttpServletRequest request) {
		return this.repeats.answer(who, key, request, Confirmation.class, (seen) -> {
			RunName run = this.newcomers.say(number, seen.joinedAfter(), seen.digest(), seen.shown().orElse(""), who);
			Update last = this.updates.published(number).stream().reduce((older, newer) -> newer).orElseThrow();
			return UpdateView.of(last, this.telling.of(run));
		});
	}

	/**
	 * How far a digest has been told. As the update that it is a digest of.
	 */
	@GetMapping("/updates/{update}/late/{digest}")
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	@Operation(id = "getDigest", answer = UpdateView.class)
	String told(@PathVariable long number, @PathVariable int update, @PathVariable int digest) {
		Update said = this.updates.get(number, update);
		return this.bodies.text(UpdateView.of(said, this.telling
			.of(new RunName(this.incidents.get(number).campaign(), "%s/late-%d".formatted(said.runKey(), digest)))));
	}

}
