package io.regain.campaign;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import io.regain.campaign.schema.Key;
import io.regain.campaign.schema.ShortForm;
import io.regain.message.VariableType;
import tools.jackson.databind.JsonNode;

/**
 * A campaign's variable as its file writes it, in the long form or as its value alone.
 */
@ShortForm
record VariableYaml(@Key("What the value is, and so how it is written in each language.") VariableType type,
		@Key("A text, a number, a list; a date as 2026-12-31 or +14d (days after the run's date); "
				+ "a moment as 2026-12-31T12:00Z or +1d 12:00Z.") JsonNode value,
		@Key(value = VariableYaml.CURRENCY_MEANING, pattern = VariableYaml.CURRENCY, form = VariableYaml.CURRENCY_FORM,
				examples = {
						"RUB", "EUR" }) Optional<String> currency){

	static final String NAME = "^[a-z][a-z0-9_]{0,63}$";

	static final String NAME_FORM = "a small letter, then up to 63 small letters, digits and underscores";

	static final String CURRENCY = "^[A-Z]{3}$";

	static final String CURRENCY_FORM = "a currency's code of three capital letters";

	static final String CURRENCY_MEANING = "The currency of money, by its ISO 4217 code; for nothing else.";

	@JsonCreator(mode = Mode.DELEGATING)
	static VariableYaml of(JsonNode node) {
		if (!node.isObject()) {
			return new VariableYaml(Values.typeOf(node), node, Optional.empty());
		}
		return new VariableYaml(VariableType.of(node.path("type").asString()), node.path("value"),
				node.path("currency").asStringOpt());
	}

	CampaignVariable toVariable(String name) {
		Object read = Values.inCampaign(this.type, this.value).orElseThrow();
		return CampaignVariable.of(name, this.type, this.currency, read);
	}

}
