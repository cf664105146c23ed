package io.regain.campaign;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Makes definitions of documents in which no check found an error. */
final class Binding {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
		.enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
		.build();

	private Binding() {
	}

	static Campaign campaign(JsonNode root) {
		return MAPPER.treeToValue(root, CampaignYaml.class).toCampaign();
	}

	static Segment segment(JsonNode root) {
		return MAPPER.treeToValue(root, SegmentYaml.class).toSegment();
	}

}
