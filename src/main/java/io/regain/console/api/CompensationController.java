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

	@GetMapping
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	String brought(@PathVariable long number) {
		return this.bodies.text(view(number));
	}

	private BroughtView view(long number) {
		return new BroughtView(number, this.count.planned(number), this.count.of(number),
				this.count.runs(number).stream().flatMap((run) -> this.telling.of(run).stream()).toList());
	}

	/** What would be granted if it were confirmed now. */
	@GetMapping("/proposal")
	@Allowed(SUPPORT_LEAD)
	String proposal(@PathVariable long number, @RequestParam Optional<String> policy) {
		CompensationProposal proposal = this.propose.propose(number, policy);
		return this.bodies.text(CompensationView.of(proposal));
	}

	@PostMapping
	@Allowed(SUPPORT_LEAD)
	String confirm(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(Repeats.KEY) String key,
			@PathVariable long number, HttpServletRequest request) {
		return this.repeats.answer(who, key, request, Seen.class, (seen) -> {
			Granted granted = this.grant.confirm(number, seen.policy(), seen.partly(), seen.digest(),
					seen.shown().orElse(""), who);
			return new GrantedView(number, granted.policy(), granted.people(), granted.costs(), granted.left(),
					granted.currency(), granted.run().toString());
		});
	}

	/** Which policy is meant, before anything is granted. */
	@PostMapping("/policy")
	@Allowed(SUPPORT_LEAD)
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
	 * @param policy as it was asked for when it was shown
	 * @param partly whether those for whom the budget has no room may get nothing
	 * @param digest of the proposal that the person saw
	 * @param shown what they read, for the audit log
	 */
	record Seen(Optional<String> policy, boolean partly, String digest, Optional<String> shown) {
	}

	/**
	 * @param policy the id of the one that is meant
	 */
	record Meant(String policy) {
	}

	/**
	 * What was granted.
	 *
	 * @param left of the budget
	 * @param run what tells them
	 */
	record GrantedView(long incident, String policy, long people, BigDecimal costs, BigDecimal left, String currency,
			String run) {
	}

	/**
	 * What came of it.
	 *
	 * @param planned the policy that is meant
	 * @param granted by policy
	 * @param runs that told of it, and reminded
	 */
	record BroughtView(long incident, Optional<String> planned, List<GoodwillFigures> granted,
			List<UpdateView.Told> runs) {
	}

}
