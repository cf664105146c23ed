package io.regain.campaign;

import java.util.List;
import java.util.Optional;

import io.regain.campaign.schema.Form;
import io.regain.campaign.schema.Key;
import io.regain.message.Variable;
import io.regain.message.VariableType;
import tools.jackson.databind.JsonNode;

/** A segment as its file writes it; the schema is made from this record. */
record SegmentYaml(@Key(value = "The segment's id, which is also the name of its file.", form = Form.ID) String segment,
		@Key(value = "The segment's name for people.", form = Form.LINE) String title,
		@Key("One SELECT that yields customer_id and a column for each variable, one row for a customer. "
				+ "It may use :run_date and the variables of the campaigns that use the segment, as in :discount.") String sql,
		@Key("The columns that templates may use.") Optional<List<ColumnYaml>> variables) {

	record ColumnYaml(@Key(value = "The column, and what templates call it.", form = Form.NAME) String name,
			@Key("What the value is, and so how it is written in each language.") VariableType type,
			@Key(value = "The ISO 4217 code of money; for nothing else.",
					form = Form.CURRENCY) Optional<String> currency,
			@Key("A likely value; previews and checks render with it. "
					+ "A text, a number, a list; a date as 2026-12-31; a moment as 2026-12-31T12:00Z.") JsonNode example) {

		Variable toVariable() {
			return new Variable(this.name, this.type, this.currency,
					Values.inSegment(this.type, this.example).orElseThrow());
		}

	}

	Segment toSegment() {
		return new Segment(this.segment, this.title, SqlText.of(this.sql).statement(),
				this.variables.orElse(List.of()).stream().map(ColumnYaml::toVariable).toList());
	}

}
