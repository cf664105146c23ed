package io.regain.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.regain.campaign.Campaign;
import io.regain.campaign.Catalogue;
import io.regain.campaign.SaidBefore;
import io.regain.campaign.Source;
import io.regain.delivery.Definition;
import io.regain.message.RunName;
import io.regain.message.Yaml;
import io.regain.plan.Prepared;
import io.regain.template.markdown.Markdown;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes of the company's campaign for incidents one that tells a certain update: the same
 * file with the incident's audience and the update's words. So the run has a definition
 * like any other, which can be rendered again years later.
 */
final class UpdateDefinition {

	private static final YAMLMapper YAML = new YAMLMapper();

	private static final String ONLY_IF = "only-if";

	private final Prepared base;

	private final Source segment;

	private final String segmentId;

	/**
	 * @param base the company's campaign for incidents
	 * @param segment the file that says who is affected
	 */
	UpdateDefinition(Prepared base, Source segment) {
		this.base = base;
		ObjectNode root = (ObjectNode) Yaml.tree(segment.text());
		this.segmentId = root.path("segment").asString();
		ArrayNode columns = (root.get("variables") instanceof ArrayNode given) ? given : root.putArray("variables");
		for (String fact : List.of(SaidBefore.TOLD_WRONG, SaidBefore.TOLD_NOTHING)) {
			columns.addObject().put("name", fact).put("type", "text").put("example", SaidBefore.YES);
		}
		this.segment = new Source(segment.file(), YAML.writeValueAsString(root));
	}

	/**
	 * @param component what customers call what is broken
	 * @param said before, to whom it may concern
	 * @param stepwise if it goes from channel to channel, whatever the campaign says
	 * @throws IncidentException if the words cannot be written as variables of a campaign
	 */
	Prepared of(Incident incident, Texts component, Update update, SaidSoFar said, Optional<Stepwise> stepwise) {
		Source own = campaignFile();
		ObjectNode root = (ObjectNode) Yaml.tree(own.text());
		root.set("audience", audience(incident, update, said));
		stepwise.ifPresent((steps) -> ((ObjectNode) root.get("send")).put("to", "escalation")
			.put("until", steps.until())
			.put("wait", steps.after()));
		ObjectNode variables = root.has("variables") ? (ObjectNode) root.get("variables") : root.putObject("variables");
		fill(variables, incident, component, update, said);
		List<Source> sources = List.of(new Source(own.file(), YAML.writeValueAsString(root)), this.segment);
		Catalogue catalogue = Catalogue.of(sources);
		Campaign campaign = catalogue.campaign(this.base.campaign().id())
			.orElseThrow(() -> IncidentException.invalid("the update cannot be told by %s: %s",
					this.base.campaign().id(), catalogue.problems()));
		return new Prepared(campaign, catalogue.segment(this.segmentId), List.of(), this.base.template(), sources);
	}

	static Definition definition(Prepared prepared) {
		return new Definition(prepared.sources(), prepared.template());
	}

	private Source campaignFile() {
		return this.base.sources()
			.stream()
			.filter((source) -> source.file().endsWith("/" + this.base.campaign().id() + ".yaml"))
			.findFirst()
			.orElseThrow();
	}

	private ObjectNode audience(Incident incident, Update update, SaidSoFar said) {
		ObjectNode audience = YAML.createObjectNode().put("segment", this.segmentId).put("frozen", incident.name());
		said.joinedAfter().ifPresent((moment) -> audience.put("joined-after", moment.toString()));
		if (said.runs().isEmpty() && !said.newcomers()) {
			return audience;
		}
		ObjectNode before = audience.putObject("said-before");
		if (!said.runs().isEmpty()) {
			ArrayNode runs = before.putArray("runs");
			said.runs().forEach((run) -> runs.add(run.toString()));
		}
		List<Update> corrections = said.corrections(update);
		if (!corrections.isEmpty()) {
			ObjectNode wrong = before.putObject("wrong");
			corrections.forEach((correction) -> wrong.put(name(incident, correction.corrects().orElseThrow()),
					name(incident, correction.number())));
		}
		before.put("newcomers", said.newcomers());
		return audience;
	}

	private static String name(Incident incident, int update) {
		return new RunName(incident.campaign(), Update.runKey(incident.number(), update)).toString();
	}

	private static void fill(ObjectNode variables, Incident incident, Texts component, Update update, SaidSoFar said) {
		variables.set("incident", byLanguage("text", incident.titles()));
		variables.set("state", value("text", update.phase().id()));
		variables.set("component", byLanguage("text", component));
		variables.set("severity", value("text", incident.severity().id()));
		variables.set("update", byLanguage("markdown", update.texts()));
		variables.set("short", byLanguage("text", update.shorts()));
		variables.set("began_at", moment(incident.beganAt()));
		variables.remove(List.of("next_update_at", "correction", "earlier"));
		update.nextAt().ifPresent((next) -> variables.set("next_update_at", moment(next)));
		if (!said.corrections(update).isEmpty()) {
			variables.set("correction", value("text", SaidBefore.YES).put(ONLY_IF, SaidBefore.TOLD_WRONG));
		}
		if (!said.stillRight(update).isEmpty()) {
			variables.set("earlier", earlier(said.stillRight(update)).put(ONLY_IF, SaidBefore.TOLD_NOTHING));
		}
	}

	private static ObjectNode value(String type, String text) {
		return YAML.createObjectNode().put("type", type).put("value", text);
	}

	private static ObjectNode moment(Instant moment) {
		return value("datetime", moment.truncatedTo(ChronoUnit.SECONDS).toString());
	}

	private static ObjectNode byLanguage(String type, Texts texts) {
		ObjectNode node = YAML.createObjectNode().put("type", type);
		ObjectNode languages = node.putObject("value");
		texts.byLanguage().forEach(languages::put);
		return node;
	}

	/** In each language all of it: what was not said in it, as it was said. */
	private static ObjectNode earlier(List<Update> updates) {
		ObjectNode node = YAML.createObjectNode().put("type", "list");
		ObjectNode languages = node.putObject("value");
		Set<String> known = new TreeSet<>();
		updates.forEach((update) -> known.addAll(update.texts().byLanguage().keySet()));
		for (String language : known) {
			ArrayNode rows = languages.putArray(language);
			updates.forEach((update) -> rows.addObject()
				.put("at", update.publishedAt().orElse(update.draftedAt()).truncatedTo(ChronoUnit.SECONDS).toString())
				.put("state", update.phase().id())
				.put("text", Markdown.of(update.texts().in(language).orElseThrow()).plain()));
		}
		return node;
	}

}
