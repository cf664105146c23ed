package io.regain.campaign;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import io.regain.campaign.Campaign.Purpose;
import io.regain.campaign.Campaign.Reach;
import io.regain.campaign.Campaign.Tracking;
import io.regain.message.ByLanguage;
import io.regain.message.Rate;
import io.regain.message.VariableType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;

class CampaignBindingTests {

	private static final LocalDate RUN_DATE = LocalDate.of(2026, 11, 22);

	@Test
	void whatIsLeftOutHasItsDefault() {
		Campaign campaign = only(new Sample("""
				campaign: autumn
				title: Least
				class: incident
				purpose: status-update
				owner: ops@lavka.example
				from: { name: Lavka, email: hello@lavka.example }
				audience:
				  segment: complaining
				send:
				  channels: [sms]
				  template: status/outage
				  within: 30m
				""", VALID.segment(), VALID.excluded()));
		assertThat(campaign.topic()).isEmpty();
		assertThat(campaign.from().replyTo()).isEmpty();
		assertThat(campaign.audience().exclude()).isEmpty();
		assertThat(campaign.audience().expect()).isEmpty();
		assertThat(campaign.audience().holdOut()).isZero();
		assertThat(campaign.send().reach()).isEqualTo(Reach.FIRST);
		assertThat(campaign.send().rate()).isEmpty();
		assertThat(campaign.send().priority()).isEqualTo(5);
		assertThat(campaign.send().tracking()).isEqualTo(Tracking.ON);
		assertThat(campaign.variables()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "on, true, true", "opens, true, false", "clicks, false, true", "off, false, false" })
	void trackingSaysWhatMayBeLearned(String word, boolean opens, boolean clicks) {
		Tracking tracking = only(VALID.campaign("priority: 5", "tracking: " + word)).send().tracking();
		assertThat(tracking.ofOpens()).isEqualTo(opens);
		assertThat(tracking.ofClicks()).isEqualTo(clicks);
	}

	@ParameterizedTest
	@EnumSource
	void everyPurposeIsWrittenInKebabCase(Purpose purpose) {
		assertThat(only(VALID.campaign("purpose: reactivation", "purpose: " + purpose.id())).purpose())
			.isEqualTo(purpose);
	}

	@ParameterizedTest
	@CsvSource({ "1/s,1,PT1S", "6000/min,6000,PT1M", "999999999/h,999999999,PT1H" })
	void ratesHaveAPeriod(String text, long messages, Duration period) {
		assertThat(only(VALID.campaign("200/s", text)).send().rate()).hasValue(new Rate(messages, period));
	}

	@ParameterizedTest
	@CsvSource({ "1m,PT1M", "9999h,PT9999H", "3d,PT72H" })
	void deadlinesAreDurations(String text, Duration deadline) {
		assertThat(only(VALID.campaign("within: 12h", "within: " + text)).send().within()).isEqualTo(deadline);
	}

	@Test
	void aWholeNumberMayHaveAPoint() {
		assertThat(only(VALID.campaign("priority: 5", "priority: 9.0")).send().priority()).isEqualTo(9);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "15|NUMBER|15", "-4.50|NUMBER|-4.50", "LAVKA15|TEXT|LAVKA15", "007|TEXT|007", "yes|TEXT|yes",
					"'\"2026\"'|TEXT|2026", "2026-12-31|DATE|2026-12-31", "+14d|DATE|2026-12-06", "-1d|DATE|2026-11-21",
					"2026-12-31T12:00Z|DATETIME|2026-12-31T12:00",
					"2026-12-31 12:00:30+03:00|DATETIME|2026-12-31T09:00:30", "+1d 12:00Z|DATETIME|2026-11-23T12:00",
					"-1d 01:30+03:00|DATETIME|2026-11-20T22:30" })
	void aValueAloneTellsItsType(String text, VariableType type, String value) {
		CampaignVariable variable = only(VALID.campaign("discount: 15", "discount: " + text)).variables().get(0);
		assertThat(variable.declaration().type()).isEqualTo(type);
		assertThat(variable.on(RUN_DATE)).hasToString(value);
	}

	@Test
	void valuesAreOfTheTypesOfJava() {
		Campaign campaign = only(VALID.campaign("  discount: 15", """
				  a: 1.50
				  b: 2026-12-31
				  c: { type: datetime, value: 2026-11-20T06:00:00Z }
				  d: [Tea, Coffee]
				  e: [{ title: Tea, quantity: 2 }]
				  f: { type: text, value: 2026-12-31 }
				  g: { type: markdown, value: { ru: "*Да*", en: "*Yes*" } }
				  h: [{ at: 2026-11-20T06:00Z, on: 2026-12-31, note: "6:00" }]\
				"""));
		assertThat(campaign.variables().subList(0, 8)).extracting(CampaignVariable::value)
			.containsExactly(new BigDecimal("1.50"), LocalDate.of(2026, 12, 31), LocalDateTime.of(2026, 11, 20, 6, 0),
					List.of("Tea", "Coffee"), List.of(Map.of("title", "Tea", "quantity", new BigDecimal("2"))),
					"2026-12-31", new ByLanguage(Map.of("ru", "*Да*", "en", "*Yes*")), List.of(Map.of("at",
							LocalDateTime.of(2026, 11, 20, 6, 0), "on", LocalDate.of(2026, 12, 31), "note", "6:00")));
		assertThat(((ByLanguage) campaign.variables().get(6).value()).languages()).containsExactly("ru", "en");
	}

	@Test
	void theExampleOfARelativeDateIsADate() {
		assertThat(only(VALID).variables().get(2).declaration().example()).isInstanceOf(LocalDate.class);
	}

	private static Campaign only(Sample sample) {
		assertThat(sample.report()).isEmpty();
		return sample.read().campaigns().get(0);
	}

}
