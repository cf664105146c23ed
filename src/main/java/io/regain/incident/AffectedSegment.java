package io.regain.incident;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.regain.audience.SegmentProbe;
import io.regain.campaign.Catalogue;
import io.regain.campaign.Segment;
import io.regain.campaign.Source;
import io.regain.message.Suggestions;
import io.regain.message.Variable;
import io.regain.message.VariableType;
import io.regain.message.Yaml;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import org.springframework.stereotype.Component;

/**
 * Says who is affected as a segment's file, whatever it was said by: a run's definition
 * needs one to know which facts its messages may use.
 */
@Component
class AffectedSegment {

	/** What a segment is called that an incident brought along. */
	static final String OWN = "incident-affected";

	private static final YAMLMapper YAML = new YAMLMapper();

	private static final String ID = "customer_id";

	private final SegmentProbe probe;

	AffectedSegment(SegmentProbe probe) {
		this.probe = probe;
	}

	/**
	 * @throws IncidentException if it is no segment of the company's, or no query
	 */
	Source source(Affected affected, Catalogue catalogue) {
		if (affected instanceof Affected.BySegment named) {
			Set<String> known = new TreeSet<>(catalogue.segments().stream().map(Segment::id).toList());
			return catalogue.segmentSource(named.id())
				.orElseThrow(() -> IncidentException.invalid("there is no valid segment '%s'%s; there are %s",
						named.id(), Suggestions.didYouMean(named.id(), known), String.join(", ", known)));
		}
		if (affected instanceof Affected.BySql query) {
			return checked(bySql(query.sql()));
		}
		return checked(own("SELECT %s FROM regain_affected".formatted(ID),
				(affected instanceof Affected.ByList listed)
						? listed.rows().stream().flatMap((row) -> row.keySet().stream()).distinct().sorted().toList()
						: List.of()));
	}

	/** One that an incident keeps. */
	static Source stored(String text) {
		return new Source("campaigns/segments/%s.yaml".formatted(Yaml.tree(text).path("segment").asString()), text);
	}

	private Source bySql(String sql) {
		Source bare = checked(own(sql, List.of()));
		Segment segment = Catalogue.of(List.of(bare)).segment(OWN);
		ArrayNode variables = YAML.createArrayNode();
		this.probe.variables(segment).forEach((variable) -> variables.add(column(variable)));
		return own(sql, variables);
	}

	private static Source own(String sql, List<String> columns) {
		ArrayNode variables = YAML.createArrayNode();
		columns.stream()
			.filter((column) -> !column.equals(ID))
			.forEach((column) -> variables.add(YAML.createObjectNode()
				.put("name", column.toLowerCase(Locale.ROOT))
				.put("type", VariableType.TEXT.id())
				.put("example", "…")));
		return own(sql, variables);
	}

	private static Source own(String sql, ArrayNode variables) {
		ObjectNode root = YAML.createObjectNode();
		root.put("segment", OWN);
		root.put("title", "Affected by the incident");
		root.put("sql", sql);
		if (!variables.isEmpty()) {
			root.set("variables", variables);
		}
		return new Source("campaigns/segments/%s.yaml".formatted(OWN), YAML.writeValueAsString(root));
	}

	private static ObjectNode column(Variable variable) {
		ObjectNode column = YAML.createObjectNode();
		column.put("name", variable.name());
		column.put("type", variable.type().id());
		column.set("example", YAML.valueToTree(switch (variable.type()) {
			case DATE, DATETIME -> variable.type() == VariableType.DATE ? "2026-12-31" : "2026-12-31T12:00Z";
			default -> variable.example();
		}));
		return column;
	}

	private static Source checked(Source source) {
		var problems = Catalogue.of(List.of(source)).problems();
		if (problems.stream().anyMatch((problem) -> problem.isError())) {
			throw IncidentException.invalid("who is affected cannot be read: %s", problems);
		}
		return source;
	}

}
