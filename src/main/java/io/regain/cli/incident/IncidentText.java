package io.regain.cli.incident;

import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

import io.regain.cli.Output;
import io.regain.cli.WallClock;
import io.regain.incident.ShownSample;
import tools.jackson.databind.JsonNode;

/** Incidents and updates as a person reads them. */
final class IncidentText {

	private static final int MOST_QUOTED = 100;

	private IncidentText() {
	}

	/** One line, and a second if a word is promised. */
	static String headline(JsonNode incident) {
		StringBuilder text = new StringBuilder();
		text.append("incident %d  %s  (%s, %s, %s)%s  %,d affected".formatted(incident.path("number").asLong(),
				incident.path("title").valueStream().findFirst().map(JsonNode::asString).orElse(""),
				incident.path("component").asString(), incident.path("severity").asString(),
				incident.path("state").asString(), incident.path("internal").asBoolean() ? "  INTERNAL" : "",
				incident.path("affected").asLong()));
		if (incident.hasNonNull("next-update-at")) {
			text.append("\n    next update promised by ")
				.append(WallClock.read(incident.path("next-update-at").asString()));
		}
		return text.toString();
	}

	/**
	 * Who was named, and cannot be told.
	 * @param answer to whoever named them
	 */
	static Optional<String> unknown(JsonNode answer) {
		long unknown = answer.path("unknown").asLong();
		return Optional
			.of("! %s of customers whom regain_customer does not know: nobody can be told there."
				.formatted(Output.plural(unknown, "row")))
			.filter((said) -> unknown > 0);
	}

	static String proposal(JsonNode proposal) {
		JsonNode update = proposal.path("update");
		JsonNode rehearsal = proposal.path("rehearsal");
		StringJoiner text = new StringJoiner("\n");
		text.add("incident %d, update %d: %s".formatted(proposal.path("incident").asLong(),
				update.path("number").asInt(), update.path("state").asString()));
		update.path("text").properties().forEach((language) -> {
			text.add("").add("[" + language.getKey() + "]");
			language.getValue().asString().strip().lines().forEach((line) -> text.add("  " + line));
		});
		text.add("");
		receivers(text, rehearsal);
		told(text, update, rehearsal);
		samples(text, rehearsal);
		if (update.hasNonNull("next-update-at")) {
			text.add("Next word promised by " + WallClock.read(update.path("next-update-at").asString()));
		}
		if (update.hasNonNull("publish-at")) {
			text.add("To be published: " + WallClock.read(update.path("publish-at").asString()));
		}
		proposal.path("warnings").forEach((warning) -> text.add("! " + warning.asString()));
		if (proposal.path("needs-approval").asBoolean()) {
			text.add("! So many recipients need a second person: after this, 'incident approve' sends it.");
		}
		return text.toString();
	}

	/** The beginning of what is put right. */
	static String wrong(JsonNode update) {
		String said = update.path("text").valueStream().findFirst().map(JsonNode::asString).orElse("").strip();
		return "It corrects update %d, said %s: “%s”".formatted(update.path("number").asInt(),
				WallClock.read(update.path("published-at").asString()),
				said.lines()
					.findFirst()
					.map((line) -> line.substring(0, Math.min(MOST_QUOTED, line.length())))
					.orElse(""));
	}

	/** What those who have joined late are told, as who has to confirm it sees it. */
	static String digest(JsonNode proposal) {
		JsonNode rehearsal = proposal.path("rehearsal");
		StringJoiner text = new StringJoiner("\n");
		text.add("incident %d: update %d, with all that was said before, for who has heard nothing yet"
			.formatted(proposal.path("incident").asLong(), proposal.path("update").path("number").asInt()));
		receivers(text, rehearsal);
		samples(text, rehearsal);
		return text.toString();
	}

	private static void receivers(StringJoiner text, JsonNode rehearsal) {
		StringJoiner channels = new StringJoiner(", ");
		rehearsal.path("by-channel")
			.properties()
			.forEach((channel) -> channels.add("%,d by %s".formatted(channel.getValue().asLong(), channel.getKey())));
		text.add("To %s: %s".formatted(Output.plural(rehearsal.path("included").asLong(), "customer"),
				(channels.length() == 0) ? "nobody" : channels));
		rehearsal.path("later")
			.path("by-channel")
			.properties()
			.forEach((channel) -> text.add("  then at most %,d by %s, unless they were reached"
				.formatted(channel.getValue().asLong(), channel.getKey())));
		for (Map.Entry<String, JsonNode> reason : rehearsal.path("excluded").properties()) {
			text.add("  not to %,d: %s".formatted(reason.getValue().asLong(), reason.getKey()));
		}
		rehearsal.path("foreign")
			.properties()
			.forEach((language) -> text.add("  %,d of them read %s, which the templates do not have"
				.formatted(language.getValue().asLong(), language.getKey())));
	}

	private static void told(StringJoiner text, JsonNode update, JsonNode rehearsal) {
		long wrong = rehearsal.path("told").path("wrong").asLong();
		long nothing = rehearsal.path("told").path("nothing").asLong();
		if (update.hasNonNull("corrects")) {
			text.add("  %,d got update %d, and are told that it was wrong; the other %,d get this without that"
				.formatted(wrong, update.path("corrects").asInt(), rehearsal.path("included").asLong() - wrong));
		}
		else if (wrong > 0) {
			text.add("  %,d have not been told yet that an earlier update was wrong: this tells them".formatted(wrong));
		}
		if (nothing > 0) {
			text.add("  %,d hear of it for the first time: their mails say what was said before".formatted(nothing));
		}
	}

	private static void samples(StringJoiner text, JsonNode rehearsal) {
		rehearsal.path("samples").forEach((sample) -> sample(text, sample));
	}

	static void sample(StringJoiner text, JsonNode sample) {
		JsonNode content = sample.path("content");
		String said = content.hasNonNull("subject")
				? "Subject: %s\n\n%s".formatted(content.path("subject").asString(), content.path("text").asString())
				: content.hasNonNull("title")
						? content.path("title").asString() + ": " + content.path("body").asString()
						: content.path("text").asString();
		text.add(ShownSample.of(sample.path("customer").asString(), sample.path("channel").asString(),
				sample.path("locale").asString(), said));
	}

	/**
	 * One update among others: who said what state when, and what became of it.
	 * @param newest the number of the last that was said; 0: nothing was
	 */
	static String entry(JsonNode incident, JsonNode update, int newest) {
		boolean said = update.hasNonNull("published-at");
		return "update %d  %s  %s %s, by %s%s%s\n  %s".formatted(update.path("number").asInt(),
				update.path("state").asString(), said ? "said" : "written",
				WallClock.read(update.path(said ? "published-at" : "drafted-at").asString()),
				update.path(said ? "published-by" : "drafted-by").asString(),
				update.path("approved-by").asStringOpt().map(", approved by "::concat).orElse(""),
				update.hasNonNull("corrects") ? ", corrects update " + update.path("corrects").asInt() : "",
				isTooLate(incident, update, newest) ? "was never said, and cannot be any more"
						: outcome(incident.path("number").asLong(), update));
	}

	private static boolean isTooLate(JsonNode incident, JsonNode update, int newest) {
		return switch (update.path("status").asString()) {
			case "draft", "to-approve", "scheduled" -> update.path("number").asInt() < newest;
			case "holding" -> !incident.path("open").asBoolean();
			default -> false;
		};
	}

	/** What became of a confirmed update. */
	static String told(long incident, JsonNode update) {
		return "incident %d, update %d %s.".formatted(incident, update.path("number").asInt(),
				outcome(incident, update));
	}

	private static String outcome(long incident, JsonNode update) {
		JsonNode run = update.path("run");
		return switch (update.path("status").asString()) {
			case "draft" ->
				"is a draft: 'incident confirm %d %d' sends it".formatted(incident, update.path("number").asInt());
			case "to-approve" -> "waits for a second person: 'incident approve %d %d'".formatted(incident,
					update.path("number").asInt());
			case "holding" -> "is said by itself if a promise is missed";
			case "scheduled" -> "is to be published: " + WallClock.read(update.path("publish-at").asString());
			case "published" -> run.isObject() ? "is %s: %,d accepted of %,d%s. 'report %s' tells more".formatted(
					run.path("ended").asBoolean() ? run.path("status").asString() : "being told",
					run.path("accepted").asLong(), run.path("messages").asLong(), others(run),
					run.path("name").asString()) : "is published, and told to nobody";
			default -> "is " + update.path("status").asString();
		};
	}

	private static String others(JsonNode run) {
		StringBuilder others = new StringBuilder();
		for (String what : new String[] { "refused", "in-doubt", "superseded", "open" }) {
			long number = run.path(what).asLong();
			others.append(
					(number == 0) ? "" : ", %s %s".formatted(Output.plural(number, "message"), what.replace('-', ' ')));
		}
		return others.toString();
	}

}
