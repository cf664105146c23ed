package io.regain.audience;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TimeZone;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnsTests {

	private static final TimeZone USUAL = TimeZone.getDefault();

	private static final TestCompany COMPANY = new TestCompany().with("""
			CREATE TABLE everything (
			  customer_id BIGINT UNSIGNED, a_date DATE, a_datetime DATETIME(3), a_timestamp TIMESTAMP NULL, a_time TIME,
			  a_year YEAR, a_decimal DECIMAL(20, 2), a_double DOUBLE, an_int INT, a_flag BOOLEAN, a_tiny TINYINT(1),
			  a_bit BIT(1), some_bits BIT(8), a_json JSON, a_text TEXT, a_char CHAR(5), an_enum ENUM ('gold', 'silver'),
			  nothing VARCHAR(10), never DATE, long_ago DATETIME)""");

	@AfterAll
	static void close() {
		COMPANY.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTC", "America/New_York", "Pacific/Kiritimati" })
	void aRowIsTextsNumbersDatesAndMomentsWhateverTheMachinesZone(String zone) {
		insert();
		TimeZone.setDefault(TimeZone.getTimeZone(zone));
		SegmentRow row = COMPANY.rows("SELECT * FROM everything", Map.of()).get(0);
		assertThat(row.customerId()).isEqualTo("18446744073709551615");
		assertThat(row.values()).containsEntry("a_date", LocalDate.of(2026, 11, 22))
			.containsEntry("a_datetime", LocalDateTime.of(2026, 11, 22, 10, 30, 0, 123_000_000))
			.containsEntry("a_timestamp", LocalDateTime.of(2026, 11, 22, 7, 30))
			.containsEntry("a_time", "10:30:00")
			.containsEntry("a_year", new BigDecimal("2026"))
			.containsEntry("a_decimal", new BigDecimal("12345678901234567.80"))
			.containsEntry("a_double", new BigDecimal("0.1"))
			.containsEntry("an_int", new BigDecimal("-7"))
			.containsEntry("a_flag", BigDecimal.ONE)
			.containsEntry("a_tiny", new BigDecimal("3"))
			.containsEntry("a_bit", BigDecimal.ONE)
			.containsEntry("some_bits", new BigDecimal("5"))
			.containsEntry("a_text", "Ёж 👍")
			.containsEntry("a_char", "ab")
			.containsEntry("an_enum", "silver")
			.hasEntrySatisfying("a_json",
					(json) -> assertThat(String.valueOf(json)).isEqualToIgnoringWhitespace("{\"a\":[1,2]}"));
	}

	@AfterEach
	void goHome() {
		TimeZone.setDefault(USUAL);
	}

	@Test
	void aNullAndAZeroDateAreNotThere() {
		insert();
		assertThat(COMPANY.rows("SELECT * FROM everything", Map.of()).get(0).values()).hasSize(16)
			.doesNotContainKeys("nothing", "never", "long_ago");
	}

	@Test
	void ofTwoColumnsWithOneNameTheFirstCounts() {
		assertThat(COMPANY.rows("SELECT 1 AS customer_id, 'a' AS city, 'b' AS City", Map.of()).get(0).values())
			.isEqualTo(Map.of("city", "a"));
	}

	@Test
	void namesAreInSmallLettersAndNumbersInPlainOnes() {
		assertThat(COMPANY.rows("SELECT 1e7 AS Customer_ID, 1e20 AS BIG", Map.of()).get(0))
			.isEqualTo(new SegmentRow("10000000", Map.of("big", new BigDecimal("1.0E+20"))));
		assertThat(Columns.text(new BigDecimal("1.0E+20"))).isEqualTo("100000000000000000000");
	}

	/** In one session: old tables were filled when zero dates were allowed. */
	private static void insert() {
		COMPANY.inOneSession("DELETE FROM everything", "SET time_zone = '+03:00'", "SET sql_mode = ''",
				"""
						INSERT INTO everything VALUES (
						  18446744073709551615, '2026-11-22', '2026-11-22 10:30:00.123', '2026-11-22 10:30:00', '10:30:00', 2026,
						  12345678901234567.80, 0.1, -7, TRUE, 3, 1, 5, '{"a": [1, 2]}', 'Ёж 👍', 'ab', 'silver',
						  NULL, '0000-00-00', '0000-00-00 00:00:00')""");
	}

}
