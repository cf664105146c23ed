package io.regain.campaign;

import org.junit.jupiter.api.Test;

import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said of a segment's variables. */
class ColumnProblemsTests {

	@Test
	void anExampleFitsItsType() {
		assertThat(VALID.segment("example: 2500", "example: big").report()).isEqualTo("""
				campaigns/segments/lapsed.yaml:10:59: variables[0].example: found 'big', but the type is money; \
				allowed: an amount without quotes, as in 1500 or 99.90
				""");
	}

	@Test
	void anExampleOfTextIsAText() {
		assertThat(VALID.segment("example: Kazan", "example: 5").report()).isEqualTo("""
				campaigns/segments/lapsed.yaml:11:40: variables[1].example: found 5, but the type is text; allowed: a \
				text; a number or true as a text needs quotes
				""");
	}

	@Test
	void anExampleIsOnADayOfItsOwn() {
		assertThat(VALID.segment("type: text, example: Kazan", "type: date, example: +14d").report()).isEqualTo("""
				campaigns/segments/lapsed.yaml:11:40: variables[1].example: found '+14d', but the type is date; \
				allowed: a date, as in 2026-12-31
				""");
	}

	@Test
	void moneyOfASegmentHasACurrency() {
		assertThat(VALID.segment("currency: RUB, ", "").report()).isEqualTo(
				"""
						campaigns/segments/lapsed.yaml:10:5: variables[0]: 'currency' is missing, and money needs one. Allowed: \
						an ISO 4217 code, as in RUB or EUR
						""");
	}

	@Test
	void aColumnIsDeclaredOnce() {
		assertThat(VALID.segment("name: city", "name: biggest").report()).isEqualTo("""
				campaigns/segments/lapsed.yaml:11:13: variables[1].name: the variable 'biggest' is declared twice
				""");
	}

	@Test
	void theCustomerIsNoVariable() {
		assertThat(VALID.segment("name: city", "name: customer_id").report()).isEqualTo("""
				campaigns/segments/lapsed.yaml:11:13: variables[1].name: customer_id says who the customer is; it is \
				selected, but is no variable
				""");
	}

	@Test
	void aColumnHasASmallName() {
		assertThat(VALID.segment("name: city", "name: City").report()).isEqualTo(
				"""
						campaigns/segments/lapsed.yaml:11:13: variables[1].name: found 'City'; allowed: a small letter, then up \
						to 63 small letters, digits and underscores, as in valid_until
						""");
	}

	@Test
	void aColumnIsAGroup() {
		assertThat(VALID.segment("{ name: city, type: text, example: Kazan }", "city").report()).isEqualTo("""
				campaigns/segments/lapsed.yaml:11:5: variables[1]: found 'city'; allowed: the keys name, type, \
				currency, example
				""");
	}

}
