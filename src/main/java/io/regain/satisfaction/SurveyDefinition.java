package io.regain.satisfaction;

import java.util.List;

import io.regain.campaign.Campaign;
import io.regain.campaign.Catalogue;
import io.regain.campaign.Source;
import io.regain.incident.Incident;
import io.regain.message.Yaml;
import io.regain.plan.Prepared;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes of a campaign one that asks those of an incident: the same file with their
 * audience, and with each one's own link in place of the example.
 */
final class SurveyDefinition {

	/** What is known of each: where they answer, without the answer itself. */
	static final String LINK = "answer";

	private static final YAMLMapper YAML = new YAMLMapper();

	private static final String SEGMENT = "survey";

	private SurveyDefinition() {
	}

	/**
	 * @param segment the YAML of the segment that says who is affected
	 */
	static Prepared of(Prepared base, String segment, Incident incident, String audience) {
		ObjectNode columns = (ObjectNode) Yaml.tree(segment);
		columns.put("segment", SEGMENT);
		columns.put("sql", "SELECT customer_id FROM regain_affected");
		columns.withArray("variables")
			.add(YAML.createObjectNode().put("name", LINK).put("type", "text").put("example", "—"));
		String id = base.campaign().id();
		Source file = base.sources()
			.stream()
			.filter((source) -> source.file().endsWith("/" + id + ".yaml"))
			.findFirst()
			.orElseThrow();
		ObjectNode root = (ObjectNode) Yaml.tree(file.text());
		root.set("audience", YAML.createObjectNode().put("segment", SEGMENT).put("frozen", audience));
		ObjectNode variables = root.withObject("variables");
		variables.remove(LINK);
		ObjectNode title = YAML.createObjectNode().put("type", "text");
		ObjectNode languages = title.putObject("value");
		incident.titles().byLanguage().forEach(languages::put);
		variables.set("incident", title);
		List<Source> sources = List.of(new Source(file.file(), YAML.writeValueAsString(root)),
				new Source("campaigns/segments/%s.yaml".formatted(SEGMENT), YAML.writeValueAsString(columns)));
		Catalogue catalogue = Catalogue.of(sources);
		Campaign campaign = catalogue.campaign(id)
			.orElseThrow(() -> new IllegalStateException(
					"nobody can be asked by the campaign %s: %s".formatted(id, catalogue.problems())));
		return new Prepared(campaign, catalogue.segment(SEGMENT), List.of(), base.template(), sources);
	}

}
