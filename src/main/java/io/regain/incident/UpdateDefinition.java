package io.regain.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.regain.campaign.Campaign;
import io.regain.campaign.Catalogue;
import io.regain.campaign.Source;
import io.regain.delivery.Definition;
import io.regain.plan.Prepared;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes of the company's campaign for incidents one that tells a certain update: the same
 * file with the incident's audience and the update's words. So the run has a definition
 * like any other, which can be rendered again years later.
 */
final class UpdateDefinition {

	private static final YAMLMapper YAML = new YAMLMapper();

	private final Prepared base;

	private final Source segment;

	private final String segmentId;

	/**
	 * @param base the company's campaign for incidents
	 * @param segment the file that says who is affected
	 */
	UpdateDefinition(Prepared base, Source segment) {
		this.base = base;
		this.segment = segment;
		this.segmentId = YAML.readTree(segment.text()).path("segment").asString();
	}

	/**
	 * @param component what customers call what is broken
	 * @param stepwise if it goes from channel to channel, whatever the campaign says
	 * @throws IncidentException if the words cannot be written as variables of a campaign
	 */
	Prepared of(Incident incident, Texts component, Update update, Optional<Stepwise> stepwise) {
		Source own = campaignFile();
		ObjectNode root = (ObjectNode) YAML.readTree(own.text());
		ObjectNode audience = YAML.createObjectNode();
		audience.put("segment", this.segmentId);
		audience.put("frozen", incident.name());
		root.set("audience", audience);
		stepwise.ifPresent((steps) -> ((ObjectNode) root.get("send")).put("to", "escalation")
			.put("until", steps.until())
			.put("wait", steps.after()));
		ObjectNode variables = root.has("variables") ? (ObjectNode) root.get("variables") : root.putObject("variables");
		fill(variables, incident, component, update);
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

	private static void fill(ObjectNode variables, Incident incident, Texts component, Update update) {
		variables.set("incident", byLanguage("text", incident.titles()));
		variables.set("state", value("text", update.phase().id()));
		variables.set("component", byLanguage("text", component));
		variables.set("severity", value("text", incident.severity().id()));
		variables.set("update", byLanguage("markdown", update.texts()));
		variables.set("short", byLanguage("text", update.shorts()));
		variables.set("began_at", moment(incident.beganAt()));
		variables.remove(List.of("next_update_at", "correction", "earlier"));
		update.nextAt().ifPresent((next) -> variables.set("next_update_at", moment(next)));
		update.corrects().ifPresent((wrong) -> variables.set("correction", value("text", "yes")));
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

}
