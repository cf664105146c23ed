package io.regain.campaign;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.regain.campaign.SqlText.Mark;
import io.regain.campaign.yaml.Document;
import io.regain.campaign.yaml.Position;
import io.regain.message.Suggestions;

/** Checks what a campaign's schema cannot: its name, and how its parts go together. */
final class CampaignCheck {

	private static final String RUN_DATE = "run_date";

	private static final String JOINED_AFTER = "audience.joined-after";

	private static final String SAID_BEFORE = "audience.said-before";

	private final Map<String, Draft> segments;

	CampaignCheck(Map<String, Draft> segments) {
		this.segments = segments;
	}

	void check(Draft campaign) {
		FileCheck.checkId(campaign, "campaign");
		checkClass(campaign);
		checkExpectation(campaign);
		checkReach(campaign);
		HoursCheck.check(campaign);
		EscalationCheck.check(campaign);
		checkVariables(campaign);
		checkSegment(campaign, "audience.segment");
		checkFrozen(campaign);
		for (int i = 0; i < campaign.document().at("audience.exclude").size(); i++) {
			String path = "audience.exclude[" + i + "]";
			checkSegment(campaign, path);
			if (campaign.text(path).equals(campaign.text("audience.segment"))) {
				campaign.reject(path, "this segment is the one that selects; nobody would be left");
			}
		}
	}

	private static void checkClass(Draft campaign) {
		campaign.text("class").ifPresent((type) -> {
			if (!type.equals("marketing") && campaign.text("topic").isPresent()) {
				campaign.rejectKey("topic", "a topic belongs to the class marketing, and this is " + type
						+ "; leave it out, or change the class");
			}
			if (!type.equals("marketing") && campaign.text("send.on-freeze").isPresent()) {
				campaign.rejectKey("send.on-freeze",
						"an incident holds back the class marketing only, and this is %s; leave it out"
							.formatted(type));
			}
			if (type.equals("incident")
					&& campaign.text("audience.hold-out").filter((out) -> !out.equals("0%")).isPresent()) {
				campaign.rejectKey("audience.hold-out",
						"a campaign of the class incident must reach everybody; leave the hold-out out");
			}
		});
	}

	private static void checkExpectation(Draft campaign) {
		campaign.text("audience.expect").ifPresent((range) -> {
			String[] ends = range.split("\\.\\.");
			if (Long.parseLong(ends[0]) > Long.parseLong(ends[1])) {
				campaign.reject("audience.expect",
						"'%s' has its ends the wrong way round; allowed: least..most, as in %s..%s".formatted(range,
								ends[1], ends[0]));
			}
		});
	}

	private static void checkFrozen(Draft campaign) {
		if (campaign.document().at("audience").has("said-before") && !isFrozen(campaign)) {
			campaign.rejectKey(SAID_BEFORE, "who heard it is known of what is frozen; name the audience with 'frozen'");
		}
		campaign.text(JOINED_AFTER).ifPresent((moment) -> {
			if (!isFrozen(campaign)) {
				campaign.rejectKey(JOINED_AFTER, "nobody joins what is not frozen; name the audience with 'frozen'");
			}
			try {
				Instant.parse(moment);
			}
			catch (DateTimeException ex) {
				campaign.reject(JOINED_AFTER, "the calendar has no %s".formatted(moment));
			}
		});
	}

	/** Then the SQL of the segment is not run. */
	static boolean isFrozen(Draft campaign) {
		return campaign.text("audience.frozen").isPresent();
	}

	private static void checkReach(Draft campaign) {
		if (campaign.text("send.to").filter("all"::equals).isPresent() && campaign.sound("send.channels").size() == 1) {
			campaign.warn("send.to", "'all' of one channel is the same as 'first'");
		}
	}

	private void checkVariables(Draft campaign) {
		Set<String> columns = campaign.text("audience.segment")
			.flatMap((id) -> Optional.ofNullable(this.segments.get(id)))
			.map(CampaignCheck::columns)
			.orElse(Set.of());
		for (String name : campaign.names("variables")) {
			String path = Document.below("variables", name);
			VariableCheck.checkValue(campaign, path);
			if (name.equals(RUN_DATE)) {
				campaign.rejectKey(path, "every run gives run_date by itself; use another name");
			}
			else if (columns.contains(name)) {
				campaign.rejectKey(path, "the segment '%s' has a variable of this name too; use another name"
					.formatted(campaign.text("audience.segment").orElse("")));
			}
			checkCondition(campaign, path + ".only-if", columns);
		}
	}

	private static void checkCondition(Draft campaign, String path, Set<String> columns) {
		campaign.text(path)
			.filter((column) -> !columns.contains(column))
			.ifPresent((column) -> campaign.reject(path, "the segment '%s' has no variable '%s'%s".formatted(
					campaign.text("audience.segment").orElse(""), column, Suggestions.didYouMean(column, columns))));
	}

	private static Set<String> columns(Draft segment) {
		Set<String> names = new HashSet<>();
		segment.document().at("variables").forEach((column) -> names.add(column.path("name").asString("")));
		return names;
	}

	private void checkSegment(Draft campaign, String path) {
		campaign.text(path).ifPresent((id) -> {
			Draft segment = this.segments.get(id);
			if (segment == null) {
				campaign.reject(path, "there is no segment '%s' (campaigns/segments/%s.yaml)%s".formatted(id, id,
						Suggestions.didYouMean(id, this.segments.keySet())));
				return;
			}
			if (isFrozen(campaign) && path.equals("audience.segment")) {
				return;
			}
			if (campaign.document().at("variables").isObject() || campaign.document().at("variables").isMissingNode()) {
				segment.text("sql").ifPresent((sql) -> checkParameters(campaign, path, segment, SqlText.of(sql)));
			}
		});
	}

	private static void checkParameters(Draft campaign, String path, Draft segment, SqlText sql) {
		List<String> given = new ArrayList<>(campaign.names("variables"));
		given.add(RUN_DATE);
		Set<String> known = new HashSet<>(given);
		for (Mark parameter : sql.parameters()) {
			if (campaign.document().at(Document.below("variables", parameter.text()) + ".value").isObject()) {
				campaign.reject(path, "the segment '%s' asks for :%s, which this campaign gives by language"
					.formatted(segment.id(), parameter.text()));
			}
			if (known.add(parameter.text())) {
				Position position = segment.document().inside("sql", parameter.index());
				campaign.reject(path,
						"the segment '%s' asks for :%s (%s:%d), but this campaign has no such variable; given: %s%s"
							.formatted(segment.id(), parameter.text(), segment.source().file(), position.line(),
									String.join(", ", given), Suggestions.didYouMean(parameter.text(), given)));
			}
		}
	}

}
