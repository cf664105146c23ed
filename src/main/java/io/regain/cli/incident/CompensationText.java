package io.regain.cli.incident;

import java.math.BigDecimal;
import java.util.StringJoiner;

import io.regain.cli.Output;
import tools.jackson.databind.JsonNode;

/** Goodwill as a person reads it. */
final class CompensationText {

	private CompensationText() {
	}

	static String proposal(JsonNode proposal) {
		String currency = proposal.path("currency").asString();
		StringJoiner text = new StringJoiner("\n");
		text.add("incident %d, by the policy %s: %s".formatted(proposal.path("incident").asLong(),
				proposal.path("policy").asString(), proposal.path("title").asString()));
		text.add("");
		proposal.path("lines").forEach((line) -> text.add(line(line, currency)));
		if (proposal.path("lines").isEmpty()) {
			text.add("  nobody gets anything");
		}
		text.add("");
		others(text, proposal);
		BigDecimal budget = money(proposal, "budget");
		text.add(
				"Costs %,.2f %s; of the budget of %,.2f%s %,.2f are spent, %,.2f will be left.".formatted(
						money(proposal, "costs"), currency, budget, proposal.path("per").asString().equals("incident")
								? " for this incident" : " for all incidents",
						money(proposal, "used"), money(proposal, "left-after")));
		long without = proposal.path("without").asLong();
		if (without > 0) {
			text.add(
					"! NO ROOM FOR %s: all together need %,.2f %s, and %,.2f are left. The lines above say who would get it."
						.formatted(people(without), money(proposal, "costs-of-all"), currency,
								budget.subtract(money(proposal, "used"))));
		}
		reach(text, proposal.path("reach"));
		proposal.path("samples").forEach((sample) -> IncidentText.sample(text, sample));
		proposal.path("warnings").forEach((warning) -> text.add("! " + warning.asString()));
		return text.toString();
	}

	private static String line(JsonNode line, String currency) {
		long people = line.path("people").asLong();
		long fit = line.path("fit").asLong();
		return "  %s each get %s until %s (rule %d): %,.2f %s%s".formatted(people(people), give(line, currency),
				line.path("last-day").asString(), line.path("rule").asInt(), money(line, "costs"), currency,
				(fit == people) ? "" : ", and only %,d of them".formatted(fit));
	}

	private static String give(JsonNode line, String currency) {
		String value = money(line, "value").stripTrailingZeros().toPlainString();
		return switch (line.path("kind").asString()) {
			case "points" -> value + " points";
			case "discount" -> value + " % off";
			case "amount" -> value + " " + currency;
			default -> "“%s”"
				.formatted(line.path("words").valueStream().findFirst().map(JsonNode::asString).orElse("a refund"));
		};
	}

	private static void others(StringJoiner text, JsonNode proposal) {
		nothing(text, proposal.path("already").asLong(), "were given something for this incident before");
		nothing(text, proposal.path("no-rule").asLong(), "fit no rule");
	}

	private static void nothing(StringJoiner text, long people, String why) {
		if (people > 0) {
			text.add("  nothing for %,d: they %s".formatted(people, why));
		}
	}

	/**
	 * Of all who are affected: a code that nobody reads costs nothing, but helps nobody.
	 */
	private static void reach(StringJoiner text, JsonNode reach) {
		StringJoiner channels = new StringJoiner(", ");
		reach.path("by-channel")
			.properties()
			.forEach((channel) -> channels.add("%,d by %s".formatted(channel.getValue().asLong(), channel.getKey())));
		text.add("Of all %,d affected the campaign reaches %,d: %s".formatted(reach.path("selected").asLong(),
				reach.path("included").asLong(), channels));
		reach.path("excluded")
			.properties()
			.forEach((reason) -> text.add("  not %,d: %s".formatted(reason.getValue().asLong(), reason.getKey())));
	}

	static String granted(JsonNode granted, JsonNode run) {
		return "%s were given goodwill for %,.2f %s; %,.2f are left. %s is %s: %,d accepted of %,d.".formatted(
				people(granted.path("people").asLong()), money(granted, "costs"), granted.path("currency").asString(),
				money(granted, "left"), run.path("name").asString(),
				run.path("ended").asBoolean() ? run.path("status").asString() : "being told",
				run.path("accepted").asLong(), run.path("messages").asLong());
	}

	/** What came of it. */
	static String brought(JsonNode figures) {
		String currency = figures.path("currency").asString();
		return "goodwill by %s: %s, for %,.2f %s; redeemed by %,d, for %,.2f; unused and over: %,d; left of the budget: %,.2f"
			.formatted(figures.path("policy").asString(), people(figures.path("granted").asLong()),
					money(figures, "costs"), currency, figures.path("redeemed").asLong(),
					money(figures, "redeemed-costs"), figures.path("ended").asLong(), money(figures, "left"));
	}

	static String people(long number) {
		return Output.plural(number, "customer");
	}

	private static BigDecimal money(JsonNode node, String key) {
		return node.path(key).decimalValue();
	}

}
