package io.regain.cli.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import tools.jackson.databind.JsonNode;

/** What customers answered, as a person reads it. */
final class SatisfactionText {

	private static final int WIDTH = 30;

	private static final int SCORES = 5;

	private SatisfactionText() {
	}

	/** Nothing if nobody was asked. */
	static List<String> figures(JsonNode figures) {
		List<String> lines = new ArrayList<>();
		long asked = figures.path("asked").asLong();
		long answered = figures.path("answered").asLong();
		if (asked == 0) {
			return lines;
		}
		lines.add("how we handled it: %,d asked, %,d answered (%.0f %%); follow-ups open: %,d".formatted(asked,
				answered, 100.0 * answered / asked, figures.path("follow-ups").asLong()));
		for (int score = SCORES; score > 0 && answered > 0; score--) {
			long said = figures.path("scores").path(score - 1).asLong();
			lines.add("  %d %-30s %,d".formatted(score, "█".repeat((int) (WIDTH * said / answered)), said));
		}
		if (answered > 0) {
			lines.add(String.format(Locale.ROOT,
					"  mean %.2f; good (4 or 5): %.0f %%, 95 %% interval %.0f to %.0f %% (Wilson)",
					figures.path("mean").asDouble(), 100 * figures.path("good").asDouble(),
					100 * figures.path("good-interval").path("low").asDouble(),
					100 * figures.path("good-interval").path("high").asDouble()));
		}
		return lines;
	}

	/** One line, and the customer's words below it. */
	static String followUp(JsonNode one) {
		return "%d  %-5s incident %d, customer %s said %d of 5%s%s%s".formatted(one.path("number").asLong(),
				one.path("state").asString(), one.path("incident").asLong(), one.path("customer").asString(),
				one.path("score").asInt(), one.path("taken-by").asStringOpt().map(", taken by "::concat).orElse(""),
				one.path("comment")
					.asStringOpt()
					.map((said) -> "\n    “" + said.replace("\n", "\n    ") + "”")
					.orElse(""),
				one.path("note").asStringOpt().map("\n    done: "::concat).orElse(""));
	}

}
