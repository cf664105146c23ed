package io.regain.campaign;

import java.util.List;

import io.regain.message.Channel;
import io.regain.message.MessageClass;
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

	static MessageClass messageClass(JsonNode node) {
		return MAPPER.treeToValue(node, MessageClass.class);
	}

	static List<Channel> channels(JsonNode node) {
		return List.of(MAPPER.treeToValue(node, Channel[].class));
	}

	/**
	 * @param node missing if there are none
	 */
	static List<CampaignVariable> variables(JsonNode node) {
		return node.propertyStream()
			.map((variable) -> MAPPER.treeToValue(variable.getValue(), VariableYaml.class)
				.toVariable(variable.getKey()))
			.toList();
	}

	static Compensation compensation(JsonNode root) {
		return MAPPER.treeToValue(root, CompensationYaml.class).toCompensation();
	}

	static Segment segment(JsonNode root) {
		return MAPPER.treeToValue(root, SegmentYaml.class).toSegment();
	}

}
