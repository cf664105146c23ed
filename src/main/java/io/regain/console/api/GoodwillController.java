package io.regain.console.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import io.regain.campaign.Compensation.Kind;
import io.regain.goodwill.Grant;
import io.regain.goodwill.RedeemGoodwill;
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
import org.springframework.web.bind.annotation.RestController;

import static io.regain.console.api.Role.SHOP;
import static io.regain.console.api.Role.SUPPORT_LEAD;

/** Codes as a shop's till uses them. No answer repeats the code: answers are kept. */
@RestController
@RequestMapping(path = "/api/v1/goodwill/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
class GoodwillController {

	private final RedeemGoodwill redeem;

	private final Repeats repeats;

	private final Bodies bodies;

	GoodwillController(RedeemGoodwill redeem, Repeats repeats, Bodies bodies) {
		this.redeem = redeem;
		this.repeats = repeats;
		this.bodies = bodies;
	}

	/**
	 * What a code stands for, and whether it can still be used.
	 */
	@GetMapping
	@Allowed({ SHOP, SUPPORT_LEAD })
	@Operation(id = "getGoodwill", answer = GrantView.class)
	String look(@PathVariable String code) {
		return this.bodies.text(view(this.redeem.find(code)));
	}

	/**
	 * Uses a code up. Once: a second time is refused (409), and so is one whose last day
	 * is over (410).
	 */
	@PostMapping("/redeem")
	@Allowed({ SHOP, SUPPORT_LEAD })
	@Operation(id = "redeemGoodwill", body = Use.class, answer = GrantView.class, problems = HttpStatus.GONE)
	String redeem(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(Repeats.KEY) String key,
			@PathVariable String code, HttpServletRequest request) {
		return this.repeats.answer(who, key, request, Use.class,
				(use) -> view(this.redeem.redeem(code, use.reference(), who)));
	}

	private GrantView view(Grant grant) {
		return new GrantView(grant.number(), grant.incident(), grant.customerId(), grant.give().kind(),
				grant.give().value(), grant.currency(), grant.words(), grant.lastDay(), this.redeem.isRedeemable(grant),
				grant.redeemedAt(), grant.reference());
	}

	/**
	 * What is posted to use a code.
	 *
	 * @param reference what it is used for, as an order's number: one line of up to 100
	 * characters
	 */
	record Use(Optional<String> reference) {
	}

	/**
	 * What a code stands for.
	 *
	 * @param grant its number, to speak of it without the code
	 * @param incident the number of the incident that it makes good
	 * @param customer the id of the customer whose it is
	 * @param kind what it gives
	 * @param value so many points, percent, or so much money; of a refund, what it counts
	 * for
	 * @param currency the ISO 4217 code of the budget that it is of
	 * @param words of a refund, what it is, by language
	 * @param lastDay the last day on which it can be used
	 * @param redeemable whether it can be used now
	 * @param redeemedAt when it was used, if it was
	 * @param reference what it was used for, if that was said
	 */
	record GrantView(long grant, long incident, String customer, Kind kind, BigDecimal value, String currency,
			Map<String, String> words, LocalDate lastDay, boolean redeemable, Optional<Instant> redeemedAt,
			Optional<String> reference) {
	}

}
