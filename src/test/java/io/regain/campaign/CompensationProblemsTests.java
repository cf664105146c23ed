package io.regain.campaign;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.regain.campaign.Compensation.Kind;
import io.regain.campaign.Compensation.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said of a policy that cannot be meant, and what a valid one means. */
class CompensationProblemsTests {

	private static final String FILE = "campaigns/compensation/payments.yaml";

	private static final String POLICY = """
			compensation: payments
			title: For whom payments failed
			campaign: sorry
			reminder: { campaign: sorry, before: 7d }
			budget: { amount: 1000, currency: RUB, per: incident }
			rules:
			  - severity: [major]
			    when: { orders: 3.., tier: [gold, silver] }
			    give: { amount: 500 }
			    valid: 30d
			  - when: { orders: ..2.5 }
			    give: { points: 100 }
			    costs: 40
			    valid: 60d
			  - give: { refund: { en: the fee back, ru: стоимость доставки } }
			    costs: 10
			    valid: 30d
			""";

	private static final Sample SORRY = VALID.campaign("class: marketing", "class: service")
		.campaign("topic: offers\n", "")
		.campaign("campaign: autumn", "campaign: sorry")
		.campaign("  valid_until: +14d\n", "  valid_until: +14d\n  code: ABC\n");

	@Test
	void aPolicyMeansWhatItSays() {
		Catalogue catalogue = read(POLICY);
		assertThat(Sample.report(catalogue)).isEmpty();
		Compensation policy = catalogue.compensations().get(0);
		assertThat(policy.reminder().orElseThrow().days()).isEqualTo(7);
		assertThat(policy.rules()).extracting((rule) -> rule.give().kind())
			.containsExactly(Kind.AMOUNT, Kind.POINTS, Kind.REFUND);
		assertThat(policy.rules()).extracting(Compensation.Rule::costs)
			.containsExactly(new BigDecimal("500"), new BigDecimal("40"), new BigDecimal("10"));
		assertThat(policy.rules().get(2).give().words("ru")).isEqualTo("стоимость доставки");
		assertThat(policy.rules().get(2).give().words("de")).isEqualTo("the fee back");
	}

	@ParameterizedTest
	@CsvSource({ "MAJOR, 3, Gold, true", "MAJOR, 7.5, silver, true", "MAJOR, 2.99, gold, false",
			"MAJOR, 3, bronze, false", "MINOR, 3, gold, false", "MAJOR, many, gold, false", "MAJOR, , gold, false" })
	void aRuleFitsWhoMeetsAllOfIt(Severity severity, String orders, String tier, boolean fits) {
		Map<String, Object> facts = (orders == null) ? Map.of("tier", tier) : Map.of("orders", orders, "tier", tier);
		assertThat(read(POLICY).compensations().get(0).rules().get(0).fits(severity, facts)).isEqualTo(fits);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
							compensation: payments     | compensation: payment     | 1:15: compensation: found 'payment', but the file is payments.yaml; both must have one name
							campaign: sorry\\n         | campaign: sory\\n         | 3:11: campaign: there is no campaign 'sory'; did you mean 'sorry'?
							budget: {                  | budgets: {                | 5:1: budgets: unknown key 'budgets'; allowed here: compensation, title, campaign, reminder, budget, on-resolution, rules; did you mean 'budget'?
							currency: RUB              | currency: RUR             | 5:35: budget.currency: 'RUR' is no currency of today; allowed: an ISO 4217 code, as in RUB or EUR; did you mean 'EUR'?
							amount: 1000               | amount: -1                | 5:19: budget.amount: found -1; allowed: 0 or more, with at most two decimals
							per: incident              | per: month                | 5:45: budget.per: found 'month'; allowed: incident, total
							give: { amount: 500 }      | give: {}                  | 9:5: rules[0].give: found none; allowed: exactly one of points, discount, amount, refund
							give: { amount: 500 }      | give: { amount: 1, points: 1 } | 9:5: rules[0].give: found amount and points; allowed: exactly one of points, discount, amount, refund
							give: { amount: 500 }      | give: { amount: 1234 }    | 9:21: rules[0].give.amount: found 1234; allowed: three digits with as many zeros as you like, as in 250, 1500 or 99.9: a code has no room for more
							orders: 3..                | orders: '>3'              | 8:21: rules[0].when.orders: found '>3'; allowed: a number, a range as in 3.., ..5 or 3..5, a text, or a list of texts
							orders: 3..                | orders: 5..3              | 8:21: rules[0].when.orders: found '5..3'; allowed: a number, a range as in 3.., ..5 or 3..5, a text, or a list of texts
							\\    costs: 40\\n         | ``                        | 11:5: rules[1]: 'costs' is missing: what points count for in the budget. Allowed: a number, in the budget's currency
							tier: [gold, silver]       | tier: [{ a: b }]          | 8:32: rules[0].when.tier: found a list of groups of keys; allowed: a number, a range as in 3.., ..5 or 3..5, a text, or a list of texts
					valid: 60d                 | valid: 7d                 | 14:12: rules[1].valid: 7 days are not longer than 'reminder.before', 7 days: the reminder would come at once
							valid: 60d                 | valid: soon               | 14:12: rules[1].valid: found 'soon'; allowed: days, as in 30d
							ru: стоимость              | xx: стоимость             | 15:41: rules[2].give.refund.xx: there is no language 'xx'; allowed: a language's code, as in en or pt-BR
							severity: [major]          | severity: [grave]         | 7:16: rules[0].severity[0]: found 'grave'; allowed: minor, major, critical
							""")
	void aMistakeIsNamedWithItsPlace(String old, String replacement, String problem) {
		String changed = POLICY.replaceFirst(Pattern.quote(plain(old)), Matcher.quoteReplacement(plain(replacement)));
		assertThat(changed).isNotEqualTo(POLICY);
		assertThat(Sample.report(read(changed)).lines()).contains(FILE + ":" + problem);
	}

	private static String plain(String text) {
		return (text == null) ? "" : text.replace("\\n", "\n").replace("\\", "");
	}

	@Test
	void aRuleThatNobodyComesToIsAMistake() {
		assertThat(Sample.report(read(POLICY + "  - give: { amount: 5 }\n    valid: 30d\n"))).contains(
				"18:5: rules[3]: nobody comes to this rule: one above it fits everybody, and the first that fits counts");
	}

	@Test
	void theCampaignThatCarriesItIsNotHeldBackAndSaysWhatWasGiven() {
		String report = Sample.report(Catalogue.of(
				Stream
					.concat(VALID.campaign("campaign: autumn", "campaign: sorry")
						.sources()
						.stream()
						.map(CompensationProblemsTests::renamed), Stream.of(new Source(FILE, POLICY)))
					.toList()));
		assertThat(report.lines()).contains(FILE
				+ ":3:11: campaign: the campaign 'sorry' is of the class marketing; allowed: service, which no incident holds back and no consent is needed for",
				FILE + ":3:11: campaign: the campaign 'sorry' does not declare the variable 'code', which says what was given; give it an example there");
	}

	private static Catalogue read(String policy) {
		return Catalogue.of(
				Stream
					.concat(SORRY.sources().stream().map(CompensationProblemsTests::renamed),
							Stream.of(new Source(FILE, policy)))
					.toList());
	}

	private static Source renamed(Source source) {
		return new Source(source.file().replace("autumn", "sorry"), source.text());
	}

	@Test
	void aPolicyIsNoCampaign() {
		assertThat(List.copyOf(read(POLICY).ids())).containsExactly("sorry");
	}

}
