package io.regain.goodwill;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.regain.campaign.Campaign;
import io.regain.campaign.Catalogue;
import io.regain.campaign.Source;
import io.regain.incident.Incident;
import io.regain.message.Yaml;
import io.regain.plan.Prepared;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes of a campaign one that tells those of an incident what they were given: the same
 * file with their audience, where what the campaign had as examples is known of each.
 */
final class GoodwillDefinition {

	/** What each person's facts say besides those of the incident. */
	static final List<String> FACTS = List.of("code", "valid_until", "points", "discount", "amount", "refund");

	private static final YAMLMapper YAML = new YAMLMapper();

	private static final String SEGMENT = "goodwill";

	private final Prepared base;

	private final ObjectNode affected;

	private final Incident incident;

	/**
	 * @param base the campaign
	 * @param segment the YAML of the segment that says who is affected
	 */
	GoodwillDefinition(Prepared base, String segment, Incident incident) {
		this.base = base;
		this.affected = (ObjectNode) Yaml.tree(segment);
		this.incident = incident;
	}

	/** To see who could be reached: all who are affected, with what the campaign has. */
	Prepared toAll() {
		return prepared(this.incident.name(), this.affected, false);
	}

	/**
	 * To an audience of those who were given something.
	 * @param currency of amounts
	 * @throws GoodwillException if the segment has a column that goodwill needs
	 */
	Prepared to(String audience, String currency) {
		ObjectNode segment = this.affected.deepCopy();
		segment.put("sql", "SELECT customer_id FROM regain_affected");
		ArrayNode columns = segment.withArray("variables");
		column(columns, "code", "text", "—");
		column(columns, "valid_until", "date", "2026-12-31");
		columns.add(YAML.createObjectNode().put("name", "points").put("type", "number").put("example", 1));
		columns.add(YAML.createObjectNode().put("name", "discount").put("type", "number").put("example", 1));
		columns.add(YAML.createObjectNode()
			.put("name", "amount")
			.put("type", "money")
			.put("currency", currency)
			.put("example", 1));
		column(columns, "refund", "text", "—");
		return prepared(audience, segment, true);
	}

	private static void column(ArrayNode columns, String name, String type, String example) {
		columns.add(YAML.createObjectNode().put("name", name).put("type", type).put("example", example));
	}

	private Prepared prepared(String audience, ObjectNode segment, boolean known) {
		segment.put("segment", SEGMENT);
		Source file = file();
		ObjectNode root = (ObjectNode) Yaml.tree(file.text());
		ObjectNode to = YAML.createObjectNode();
		to.put("segment", SEGMENT);
		to.put("frozen", audience);
		root.set("audience", to);
		ObjectNode variables = root.withObject("variables");
		fill(variables);
		if (known) {
			variables.remove(FACTS);
		}
		List<Source> sources = List.of(new Source(file.file(), YAML.writeValueAsString(root)),
				new Source("campaigns/segments/%s.yaml".formatted(SEGMENT), YAML.writeValueAsString(segment)));
		Catalogue catalogue = Catalogue.of(sources);
		Campaign campaign = catalogue.campaign(this.base.campaign().id())
			.orElseThrow(() -> GoodwillException.invalid("goodwill cannot be told by %s: %s", this.base.campaign().id(),
					catalogue.problems()));
		return new Prepared(campaign, catalogue.segment(SEGMENT), List.of(), this.base.template(), sources);
	}

	private Source file() {
		return this.base.sources()
			.stream()
			.filter((source) -> source.file().endsWith("/" + this.base.campaign().id() + ".yaml"))
			.findFirst()
			.orElseThrow();
	}

	private void fill(ObjectNode variables) {
		ObjectNode title = YAML.createObjectNode().put("type", "text");
		ObjectNode languages = title.putObject("value");
		this.incident.titles().byLanguage().forEach(languages::put);
		variables.set("incident", title);
		variables.set("began_at", moment(this.incident.beganAt()));
		variables.remove("ended_at");
		Optional<Instant> ended = this.incident.resolvedAt();
		ended.ifPresent((at) -> variables.set("ended_at", moment(at)));
	}

	private static ObjectNode moment(Instant moment) {
		return YAML.createObjectNode()
			.put("type", "datetime")
			.put("value", moment.truncatedTo(ChronoUnit.SECONDS).toString());
	}

}
