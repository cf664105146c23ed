package io.regain.campaign;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import io.regain.campaign.schema.Form;
import io.regain.campaign.schema.Key;
import io.regain.campaign.schema.ShortForm;
import io.regain.message.VariableType;
import tools.jackson.databind.JsonNode;

/**
 * A campaign's variable as its file writes it, in the long form or as its value alone.
 */
@ShortForm
record VariableYaml(@Key("What the value is, and so how it is written in each language.") VariableType type,
		@Key(value = "A text, a number, a list; a date as 2026-12-31 or +14d (days after the run's date); "
				+ "a moment as 2026-12-31T12:00Z or +1d 12:00Z. Of text, markdown and list also "
				+ "one for each language, as in { en: Hello, ru: Привет }.", form = Form.LANGUAGE) JsonNode value,
		@Key(value = "The ISO 4217 code of money; for nothing else.", form = Form.CURRENCY) Optional<String> currency,
		@Key(value = "Only for customers of whom the segment says something under this name; for the others there is no "
				+ "such variable.", form = Form.NAME) Optional<String> onlyIf) {

	@JsonCreator(mode = Mode.DELEGATING)
	static VariableYaml of(JsonNode node) {
		if (!node.isObject()) {
			return new VariableYaml(Values.typeOf(node), node, Optional.empty(), Optional.empty());
		}
		return new VariableYaml(VariableType.of(node.path("type").asString()), node.path("value"),
				node.path("currency").asStringOpt(), node.path("only-if").asStringOpt());
	}

	CampaignVariable toVariable(String name) {
		Object read = Values.inCampaign(this.type, this.value).orElseThrow();
		return CampaignVariable.of(name, this.type, this.currency, read, this.onlyIf);
	}

}
