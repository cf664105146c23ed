package io.regain.campaign;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said of variables and their values. */
class VariableProblemsTests {

	@Test
	void aNameHasSmallLetters() {
		assertThat(VALID.campaign("discount: 15", "Discount: 15").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:21:3: variables.Discount: found the name 'Discount'; allowed: a small \
				letter, then up to 63 small letters, digits and underscores, as in valid_until
				""");
	}

	@Test
	void aTypeIsHeldAgainstTheKnown() {
		assertThat(VALID.campaign("discount: 15", "discount: { type: nubmer, value: 15 }").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:21:21: variables.discount.type: found 'nubmer'; allowed: text, \
				markdown, number, money, date, datetime, list; did you mean 'number'?
				""");
	}

	@Test
	void aTypeHasAValue() {
		assertThat(VALID.campaign("discount: 15", "discount: { type: number }").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:21:3: variables.discount: 'value' is missing. A text, a number, a list; a \
						date as 2026-12-31 or +14d (days after the run's date); a moment as 2026-12-31T12:00Z or +1d 12:00Z. Of \
						text, markdown and list also one for each language, as in { en: Hello, ru: Привет }. Allowed: a text, a \
						number, a list or one for each language, below en, ru and the like
						""");
	}

	@Test
	void aValueInTheLongFormHasAType() {
		assertThat(VALID.campaign("discount: 15", "discount: { value: 15 }").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:21:3: variables.discount: 'type' is missing. What the value is, and so \
				how it is written in each language. Allowed: text, markdown, number, money, date, datetime, list
				""");
	}

	@Test
	void aKeyOfTheLongFormIsHeldAgainstTheKnown() {
		assertThat(VALID.campaign("discount: 15", "discount: { type: number, vlaue: 15 }").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:21:29: variables.discount.vlaue: unknown key 'vlaue'; allowed here: type, \
						value, currency, only-if; did you mean 'value'?
						""");
	}

	@Test
	void trueIsNoValue() {
		assertThat(VALID.campaign("discount: 15", "discount: true").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:21:13: variables.discount: found true; allowed: a text, a number, a list \
				or the keys type, value, currency, only-if
				""");
	}

	@Test
	void nothingIsNoValue() {
		assertThat(VALID.campaign("discount: 15", "discount:").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:21:12: variables.discount: found nothing; allowed: a text, a number, a \
				list or the keys type, value, currency, only-if
				""");
	}

	@Test
	void aListIsNotEmpty() {
		assertThat(VALID.campaign("discount: 15", "discount: []").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:21:13: variables.discount: found nothing inside; allowed: at least one
				""");
	}

	@Test
	void aListInAListIsNoValue() {
		assertThat(VALID.campaign("discount: 15", "discount: [[1]]").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:21:14: variables.discount[0]: found a list; allowed: a text, a number or \
				names, each with a value
				""");
	}

	@Test
	void aRowHoldsTextsAndNumbers() {
		assertThat(VALID.campaign("discount: 15", "discount: [{ title: { en: Tea } }]").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:21:23: variables.discount[0].title: found a group of keys; allowed: a \
				text or a number
				""");
	}

	@Test
	void variablesAreNotNone() {
		assertThat(VALID.campaign(
				"variables:\n  discount: 15\n  min_order: { type: money, currency: RUB, value: 1500 }\n  valid_until: +14d\n",
				"variables: []\n")
			.report()).isEqualTo("""
					campaigns/winback/autumn.yaml:20:12: variables: found a list; allowed: names, each with a value
					""");
	}

	@Test
	void moneyHasACurrency() {
		assertThat(VALID.campaign("currency: RUB, ", "").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:22:3: variables.min_order: 'currency' is missing, and money needs one. \
				Allowed: an ISO 4217 code, as in RUB or EUR
				""");
	}

	@Test
	void onlyMoneyHasACurrency() {
		assertThat(VALID.campaign("discount: 15", "discount: { type: number, value: 15, currency: RUB }").report())
			.isEqualTo(
					"""
							campaigns/winback/autumn.yaml:21:40: variables.discount.currency: a currency belongs to money, and the \
							type is number
							""");
	}

	@Test
	void aCurrencyHasCapitals() {
		assertThat(VALID.campaign("currency: RUB", "currency: rub").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:22:39: variables.min_order.currency: found 'rub'; allowed: a currency's \
				code of three capital letters, as in RUB or EUR
				""");
	}

	@Test
	void aCurrencyIsHeldAgainstTheKnown() {
		assertThat(VALID.campaign("currency: RUB", "currency: RUX").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:22:39: variables.min_order.currency: 'RUX' is no currency of today; allowed: an \
						ISO 4217 code, as in RUB or EUR; did you mean 'RUB'?
						""");
	}

	@Test
	void anAmountIsANumber() {
		assertThat(VALID.campaign("value: 1500", "value: '1500'").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:22:51: variables.min_order.value: found '1500', but the type is money; \
				allowed: an amount without quotes, as in 1500 or 99.90
				""");
	}

	@Test
	void aDateIsOnTheCalendar() {
		assertThat(VALID.campaign("+14d", "{ type: date, value: 2026-02-30 }").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:23:37: variables.valid_until.value: found '2026-02-30', but the type is \
				date; allowed: a date, as in 2026-12-31, or days counted from the run's date, as in +14d
				""");
	}

	@Test
	void aMomentHasATime() {
		assertThat(VALID.campaign("+14d", "{ type: datetime, value: 2026-02-20 }").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:23:41: variables.valid_until.value: found '2026-02-20', but the type is \
				datetime; allowed: a moment with its offset from UTC, as in 2026-12-31T12:00Z or \
				2026-12-31T15:00+03:00, or a time so many days from the run's date, as in +1d 12:00Z
				""");
	}

	@Test
	void aMomentHasAnOffset() {
		assertThat(VALID.campaign("+14d", "{ type: datetime, value: 2026-02-20 12:00 }").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:23:41: variables.valid_until.value: found '2026-02-20 12:00', but the \
				type is datetime; allowed: a moment with its offset from UTC, as in 2026-12-31T12:00Z or \
				2026-12-31T15:00+03:00, or a time so many days from the run's date, as in +1d 12:00Z
				""");
	}

	@Test
	void aTextIsNoNumber() {
		assertThat(VALID.campaign("+14d", "{ type: text, value: 12 }").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:23:37: variables.valid_until.value: found 12, but the type is text; \
						allowed: a text; a number or true as a text needs quotes; or one for each language, below en, ru and the like
						""");
	}

	@Test
	void aListIsNoText() {
		assertThat(VALID.campaign("+14d", "{ type: list, value: Tea }").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:23:37: variables.valid_until.value: found 'Tea', but the type is list; \
						allowed: a list, as in [a, b] or [{ title: a, quantity: 2 }]; or one for each language, below en, ru and the like
						""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "+3days", "+3 days", "-1 d", "+1d 12:00", "2026-02-30", "2026-2-3", "2026-02-20T12:00" })
	void whatLooksLikeADayIsNotTakenForAText(String value) {
		assertThat(VALID.campaign("+14d", value).report()).isEqualTo("""
				campaigns/winback/autumn.yaml:23:16: variables.valid_until: found '%s', which would be a text; \
				allowed: a date, as in 2026-12-31, or days counted from the run's date, as in +14d. If it is a text, \
				write { type: text, value: "%1$s" }
				""".formatted(value));
		assertThat(VALID.campaign("+14d", "{ type: text, value: \"%s\" }".formatted(value)).report()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "+491701234567", "+2 free coffees", "22.11.2026", "24h", "2026" })
	void otherTextsAreTexts(String value) {
		assertThat(VALID.campaign("+14d", '"' + value + '"').report()).isEmpty();
	}

	@Test
	void aValueDiffersByLanguagesThatThereAre() {
		assertThat(VALID
			.campaign("discount: 15",
					"discount: { type: markdown, value: { en: \"*Hi*\", qq: Hi, en_US: Hi, ru: \" \" } }")
			.report()).isEqualTo(
					"""
							campaigns/winback/autumn.yaml:21:52: variables.discount.value.qq: there is no language 'qq'; allowed: a \
							language's code, as in en or pt-BR
							campaigns/winback/autumn.yaml:21:60: variables.discount.value.en_US: found the name 'en_US'; allowed: a \
							language's code, as in en, ru or pt-BR
							campaigns/winback/autumn.yaml:21:75: variables.discount.value.ru: nothing would be said in this \
							language; leave it out, or write something
							""");
	}

	@Test
	void aNumberDoesNotDifferByLanguage() {
		assertThat(VALID.campaign("discount: 15", "discount: { type: number, value: { en: '15' } }").report())
			.isEqualTo(
					"""
							campaigns/winback/autumn.yaml:21:36: variables.discount.value: found a group of keys, but the type is \
							number; allowed: a number without quotes, as in 15 or 4.5
							""");
	}

	@Test
	void aTextOfALanguageIsAText() {
		assertThat(VALID.campaign("discount: 15", "discount: { type: text, value: { en: [a] } }").report())
			.contains("variables.discount.value.en: found a list, but the type is text; allowed: a text;");
	}

	@Test
	void whatDiffersByLanguageIsNotForSql() {
		assertThat(VALID.campaign("{ type: money, currency: RUB, value: 1500 }", "{ type: text, value: { en: a } }")
			.report()).contains("the segment 'lapsed' asks for :min_order, which this campaign gives by language");
	}

	@Test
	void aCurrencyIsOneOfToday() {
		assertThat(VALID.campaign("currency: RUB", "currency: RUR").report())
			.contains("'RUR' is no currency of today; allowed: an ISO 4217 code, as in RUB or EUR");
	}

}
