package io.regain.console.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import io.regain.goodwill.CompensationProposal;
import io.regain.goodwill.CountGoodwill;
import io.regain.goodwill.GoodwillFigures;
import io.regain.goodwill.GrantCompensation;
import io.regain.goodwill.GrantOnResolution;
import io.regain.goodwill.Granted;
import io.regain.goodwill.ProposeCompensation;
import io.regain.incident.Person;
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

/** What those whom an incident affects are given: shown, confirmed, counted. */
@RestController
@RequestMapping(path = "/api/v1/incidents/{number}/compensation", produces = MediaType.APPLICATION_JSON_VALUE)
class CompensationController {

	private final ProposeCompensation propose;

	private final GrantCompensation grant;

	private final GrantOnResolution onResolution;

	private final CountGoodwill count;

	private final Telling telling;

	private final Repeats repeats;

	private final Bodies bodies;

	CompensationController(ProposeCompensation propose, GrantCompensation grant, GrantOnResolution onResolution,
			CountGoodwill count, Telling telling, Repeats repeats, Bodies bodies) {
		this.propose = propose;
		this.grant = grant;
		this.onResolution = onResolution;
		this.count = count;
		this.telling = telling;
		this.repeats = repeats;
		this.bodies = bodies;
	}

	/**
	 * What was granted to those whom an incident affects. And what came of it: how many
	 * codes were used, what that counts for, and how far the people have been told.
	 */
	@GetMapping
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	@Operation(id = "getCompensation", answer = BroughtView.class)
	String brought(@PathVariable long number) {
		return this.bodies.text(view(number));
	}

	private BroughtView view(long number) {
		return new BroughtView(number, this.count.planned(number), this.count.of(number),
				this.count.runs(number).stream().flatMap((run) -> this.telling.of(run).stream()).toList());
	}

	/**
	 * What a policy would grant if it were confirmed now. By rule, with what it costs,
	 * what is left of the budget, whom the campaign reaches, and real messages. Its
	 * digest has to be given back with the confirmation.
	 * @param policy the id of the policy that is asked for; the one that is meant for the
	 * incident, or the only one, if not given
	 */
	@GetMapping("/proposal")
	@Allowed(SUPPORT_LEAD)
	@Operation(id = "proposeCompensation", answer = CompensationView.class, problems = HttpStatus.CONFLICT)
	String proposal(@PathVariable long number, @RequestParam Optional<String> policy) {
		CompensationProposal proposal = this.propose.propose(number, policy);
		return this.bodies.text(CompensationView.of(proposal));
	}

	/**
	 * Grants compensation, and tells each person with a code of their own. At most once
	 * per person and incident, and never above the budget. It is refused (409) if what
	 * would be granted is not what the digest was made of.
	 */
	@PostMapping
	@Allowed(SUPPORT_LEAD)
	@Operation(id = "grantCompensation", body = Seen.class, answer = GrantedView.class)
	String confirm(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(Repeats.KEY) String key,
			@PathVariable long number, HttpServletRequest request) {
		return this.repeats.answer(who, key, request, Seen.class, (seen) -> {
			Granted granted = this.grant.confirm(number, seen.policy(), seen.partly(), seen.digest(),
					seen.shown().orElse(""), who);
			return new GrantedView(number, granted.policy(), granted.people(), granted.costs(), granted.left(),
					granted.currency(), granted.run().toString());
		});
	}

	/**
	 * Names the policy that is meant for an incident. Before anything is granted: whoever
	 * resolves the incident is reminded of it.
	 */
	@PostMapping("/policy")
	@Allowed(SUPPORT_LEAD)
	@Operation(id = "planCompensation", body = Meant.class, answer = BroughtView.class)
	String plan(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(Repeats.KEY) String key,
			@PathVariable long number, HttpServletRequest request) {
		return this.repeats.answer(who, key, request, Meant.class, (meant) -> {
			this.onResolution.plan(number, meant.policy());
			return view(number);
		});
	}

	/**
	 * What is posted to confirm.
	 *
	 * @param policy the id of the policy, if the proposal was asked for with one
	 * @param partly whether those for whom the budget has no room may get nothing
	 * @param digest the digest of the proposal that the person saw
	 * @param shown what the person read before they confirmed it, for the audit log
	 */
	record Seen(Optional<String> policy, boolean partly, String digest, Optional<String> shown) {
	}

	/**
	 * What is posted to name a policy.
	 *
	 * @param policy the id of the one that is meant
	 */
	record Meant(String policy) {
	}

	/**
	 * What was granted.
	 *
	 * @param incident the incident's number
	 * @param policy the id of the policy
	 * @param people how many were granted something
	 * @param costs what that counts for
	 * @param left what is left of the budget
	 * @param currency the ISO 4217 code of these amounts
	 * @param run the name of the run that tells them
	 */
	record GrantedView(long incident, String policy, long people, BigDecimal costs, BigDecimal left, String currency,
			String run) {
	}

	/**
	 * What came of it.
	 *
	 * @param incident the incident's number
	 * @param planned the id of the policy that is meant, if one is
	 * @param granted what was granted, by policy
	 * @param runs the runs that told of it, and reminded
	 */
	record BroughtView(long incident, Optional<String> planned, List<GoodwillFigures> granted,
			List<UpdateView.Told> runs) {
	}

}
