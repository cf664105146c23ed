package io.regain.campaign;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.regain.campaign.Compensation.Budget;
import io.regain.campaign.Compensation.Give;
import io.regain.campaign.Compensation.Kind;
import io.regain.campaign.Compensation.OnResolution;
import io.regain.campaign.Compensation.Per;
import io.regain.campaign.Compensation.Reminder;
import io.regain.campaign.Compensation.Rule;
import io.regain.campaign.Compensation.Severity;
import io.regain.campaign.schema.Form;
import io.regain.campaign.schema.Key;
import tools.jackson.databind.JsonNode;

/**
 * A compensation policy as its file writes it; the schema is made from this record.
 */
record CompensationYaml(
		@Key(value = "The policy's id, which is also the name of its file.", form = Form.ID) String compensation,
		@Key(value = "The policy's name for people.", form = Form.LINE) String title,
		@Key(value = "The campaign that says sorry and carries it, of the class service: it declares the variables "
				+ "code and valid_until, with examples.", form = Form.ID) String campaign,
		@Key("What reminds those who have not used it.") Optional<ReminderYaml> reminder,
		@Key("What may be given away. Who does not fit into it any more gets nothing.") BudgetYaml budget,
		@Key(value = "When the incident is over: remind whoever resolves it of the next command, or grant at once.",
				preset = "remind") Optional<OnResolution> onResolution,
		@Key("Who gets what: the first rule that fits.") List<RuleYaml> rules) {

	record ReminderYaml(@Key(value = "The campaign, of the class service.", form = Form.ID) String campaign,
			@Key(value = "How long before the last day.", form = Form.DAYS) String before) {

		Reminder toReminder() {
			return new Reminder(this.campaign, days(this.before));
		}

	}

	record BudgetYaml(@Key("How much.") BigDecimal amount,
			@Key(value = "The ISO 4217 code, also of what the rules give and cost.",
					form = Form.CURRENCY) String currency,
			@Key("Whether each incident has such a budget, or all together.") Per per) {

		Budget toBudget() {
			return new Budget(this.amount, this.currency, this.per);
		}

	}

	record RuleYaml(@Key("Of which incidents; of all, if left out.") Optional<List<Severity>> severity, @Key(
			value = "What has to be known of a person, all of it: the names of columns of the incident's segment or "
					+ "of regain_customer, with a number, a range (3.., ..5, 3..5), a text, or several of these.",
			form = Form.NAME) Optional<Map<String, JsonNode>> when, @Key("What they get: one of these.") GiveYaml give,
			@Key("What one counts for in the budget; an amount counts for itself, if nothing is said.") Optional<BigDecimal> costs,
			@Key(value = "How long it can be used, the day on which it is granted not counted.",
					form = Form.DAYS) String valid) {

		Rule toRule() {
			Map<String, Condition> conditions = new LinkedHashMap<>();
			this.when.orElse(Map.of()).forEach((fact, node) -> conditions.put(fact, Condition.of(node)));
			BigDecimal counted = this.costs.or(this.give::amount).orElseThrow();
			return new Rule(new LinkedHashSet<>(this.severity.orElse(List.of())), conditions, this.give.toGive(counted),
					counted, days(this.valid));
		}

	}

	record GiveYaml(@Key(value = "So many points.", greatest = 1_000_000) Optional<Integer> points,
			@Key(value = "A discount.", form = Form.SHARE) Optional<String> discount,
			@Key("So much money off, in the budget's currency.") Optional<BigDecimal> amount,
			@Key(value = "Something else, in words that fit behind 'You get': one text, or one for each language, as in "
					+ "{ en: the delivery fee back, ru: стоимость доставки }.",
					form = Form.LANGUAGE) Optional<JsonNode> refund) {

		Give toGive(BigDecimal costs) {
			return this.points.map((number) -> new Give(Kind.POINTS, BigDecimal.valueOf(number), Map.of()))
				.or(() -> this.discount.map((share) -> new Give(Kind.DISCOUNT,
						new BigDecimal(share.substring(0, share.length() - 1)), Map.of())))
				.or(() -> this.amount.map((money) -> new Give(Kind.AMOUNT, money, Map.of())))
				.or(() -> this.refund.map((words) -> new Give(Kind.REFUND, costs, byLanguage(words))))
				.orElseThrow();
		}

		private static Map<String, String> byLanguage(JsonNode words) {
			if (!words.isObject()) {
				return Map.of("", words.asString());
			}
			return words.propertyStream()
				.collect(Collectors.toMap((one) -> one.getKey(), (one) -> one.getValue().asString(), (a, b) -> a,
						LinkedHashMap::new));
		}

	}

	/** Of a {@link Form#DAYS}. */
	static int days(String period) {
		return Integer.parseInt(period.substring(0, period.length() - 1));
	}

	Compensation toCompensation() {
		return new Compensation(this.compensation, this.title, this.campaign,
				this.reminder.map(ReminderYaml::toReminder), this.budget.toBudget(),
				this.onResolution.orElse(OnResolution.REMIND), this.rules.stream().map(RuleYaml::toRule).toList());
	}

}
