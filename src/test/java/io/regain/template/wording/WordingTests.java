package io.regain.template.wording;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTests {

	private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "0|0|0", "5|5|5", "999|999|999", "1000|1,000|1 000", "1234.50|1,234.5|1 234,5",
					"-1234567.125|-1,234,567.125|-1 234 567,125", "1E+6|1,000,000|1 000 000", "0.05|0.05|0,05",
					"123456789012345678901234|123,456,789,012,345,678,901,234|123 456 789 012 345 678 901 234" })
	void aNumberIsGroupedByThousands(BigDecimal number, String english, String russian) {
		assertThat(Wording.plain("en", MOSCOW).number(number)).isEqualTo(english);
		assertThat(Wording.plain("ru", MOSCOW).number(number)).isEqualTo(russian);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "12.5|USD|$12.50|12,50 $", "12.00|EUR|€12|12 €", "1290|GBP|£1,290|1 290 £",
					"1290|RUB|RUB 1,290|1 290 ₽", "-1290.5|RUB|-RUB 1,290.50|-1 290,50 ₽", "-3|USD|-$3|-3 $",
					"110.4150|CHF|CHF 110.42|110,42 CHF", "0.001|USD|$0|0 $", "0.999|USD|$1|1 $" })
	void anAmountHasItsCurrencyAndNoDecimalsWhenItIsWhole(BigDecimal amount, String currency, String english,
			String russian) {
		assertThat(Wording.plain("en", MOSCOW).money(amount, currency)).isEqualTo(english);
		assertThat(Wording.plain("ru", MOSCOW).money(amount, currency)).isEqualTo(russian);
	}

	@Test
	void aDateHasTheMonthsNameInTheFormThatFollowsADay() {
		LocalDate date = LocalDate.of(2026, 3, 5);
		assertThat(Wording.plain("en", MOSCOW).date(date)).isEqualTo("5 March 2026");
		assertThat(Wording.plain("ru", MOSCOW).date(date)).isEqualTo("5 марта 2026");
	}

	@ParameterizedTest
	@CsvSource({ "Europe/Moscow, 15:00 UTC+3", "UTC, 12:00 UTC", "Asia/Kolkata, 17:30 UTC+5:30",
			"America/St_Johns, 08:30 UTC-3:30", "America/New_York, 07:00 UTC-5", "Pacific/Honolulu, 02:00 UTC-10" })
	void aMomentIsToldInTheRecipientsZone(String zone, String time) {
		LocalDateTime utc = LocalDateTime.of(2026, 3, 5, 12, 0, 59);
		assertThat(Wording.plain("en", ZoneId.of(zone)).dateTime(utc)).isEqualTo("5 March 2026, " + time);
		assertThat(Wording.plain("ru", ZoneId.of(zone)).dateTime(utc)).isEqualTo("5 марта 2026, " + time);
	}

	@Test
	void aMomentIsOnTheRecipientsDayAndInItsSummerTime() {
		LocalDateTime utc = LocalDateTime.of(2026, 7, 31, 22, 5);
		assertThat(Wording.plain("en", ZoneId.of("Europe/Berlin")).dateTime(utc))
			.isEqualTo("1 August 2026, 00:05 UTC+2");
	}

	@Test
	void onlyHtmlHasSpacesThatDoNotBreak() {
		BigDecimal amount = new BigDecimal("1290");
		assertThat(Wording.html("ru", MOSCOW, Map.of()).money(amount, "RUB")).isEqualTo("1\u00a0290\u00a0₽");
		assertThat(Wording.html("ru", MOSCOW, Map.of()).number(amount)).isEqualTo("1\u00a0290");
		assertThat(Wording.html("en", MOSCOW, Map.of()).money(amount, "RUB")).isEqualTo("RUB\u00a01,290");
		assertThat(Wording.html("ru", MOSCOW, Map.of()).date(LocalDate.of(2026, 3, 5))).isEqualTo("5 марта 2026");
	}

	@ParameterizedTest
	@CsvSource({ "ru, '1,5'", "ru-RU, '1,5'", "RU-KZ, '1,5'", "rue, 1.5", "en-GB, 1.5", "de, 1.5", "'', 1.5" })
	void anUnknownLanguageIsWrittenLikeEnglish(String locale, String written) {
		assertThat(Wording.plain(locale, MOSCOW).number(new BigDecimal("1.5"))).isEqualTo(written);
	}

	@Test
	void theMachinesOwnLocaleChangesNothing() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
			assertThat(Wording.plain("en", MOSCOW).dateTime(LocalDateTime.of(2026, 3, 5, 6, 7)))
				.isEqualTo("5 March 2026, 09:07 UTC+3");
			assertThat(Wording.plain("en", MOSCOW).money(new BigDecimal("1234.5"), "USD")).isEqualTo("$1,234.50");
		}
		finally {
			Locale.setDefault(before);
		}
	}

}
