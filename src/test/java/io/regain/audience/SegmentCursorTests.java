package io.regain.audience;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import io.regain.Patience;
import io.regain.TestClock;
import io.regain.audience.AudienceProperties.ConsentRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SegmentCursorTests {

	/** Some 10 GB. */
	private static final String ENDLESS = """
			WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 900)
			SELECT a.i AS customer_id, REPEAT('endless', 200) AS text FROM n a, n b, n c
			""";

	private static final TestCompany COMPANY = new TestCompany().with(
			"CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(20))",
			"INSERT INTO person VALUES (3, 'Cleo'), (1, 'Ann'), (2, 'Bob')");

	@AfterAll
	static void close() {
		COMPANY.close();
	}

	@Test
	void rowsComeInTheOrderOfTheSegmentPartByPart() {
		try (SegmentCursor cursor = COMPANY.cursor("SELECT id AS CUSTOMER_ID, name FROM person ORDER BY name DESC",
				Map.of())) {
			assertThat(cursor.next(2)).extracting(SegmentRow::customerId).containsExactly("3", "2");
			assertThat(cursor.next(2)).containsExactly(new SegmentRow("1", Map.of("name", "Ann")));
			assertThat(cursor.next(2)).isEmpty();
			assertThat(cursor.next(2)).as("after the end").isEmpty();
		}
	}

	@Test
	void parametersAreBoundByName() {
		List<SegmentRow> rows = COMPANY.rows("""
				SELECT 1 AS customer_id, DATEDIFF(:run_date, '2026-11-01') AS days, CONCAT(:name, :name) AS names,
				       :price * 2 AS price, TIMESTAMPDIFF(HOUR, '2026-11-22', :at) AS hours
				""", Map.of("run_date", LocalDate.of(2026, 11, 22), "name", "O'Neil \\ \" ?", "price",
				new BigDecimal("1.25"), "at", LocalDateTime.of(2026, 11, 22, 7, 0), "unused", "x"));
		assertThat(rows.get(0).values()).containsEntry("days", new BigDecimal("21"))
			.containsEntry("names", "O'Neil \\ \" ?O'Neil \\ \" ?")
			.containsEntry("price", new BigDecimal("2.50"))
			.containsEntry("hours", new BigDecimal("7"));
	}

	/** In quotes and comments of MySQL's own kind, nothing is a parameter. */
	@Test
	void whatOnlyLooksLikeAParameterIsNone() {
		List<SegmentRow> rows = COMPANY.rows("""
				SELECT 1 AS customer_id, 'it\\'s :not ?' AS a, "b :not ""?" AS b, '10:30' AS `c :not ?` # :not ? it's
				-- :not ? it's
				/* :not ? it's */ WHERE :yes = 1 -- done""", Map.of("yes", 1));
		assertThat(rows.get(0).values()).containsEntry("a", "it's :not ?")
			.containsEntry("b", "b :not \"?")
			.containsEntry("c :not ?", "10:30");
	}

	@Test
	void aListIsNoParameter() {
		assertThatExceptionOfType(SegmentException.class)
			.isThrownBy(() -> COMPANY.rows("SELECT 1 AS customer_id WHERE 1 IN (:ids)", Map.of("ids", List.of(1))))
			.withMessageContaining("segment test: the SQL asks for :ids, which is a list");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT name FROM person | has no customer_id
			SELECT NULL AS customer_id | has no customer_id
			SELECT '' AS customer_id | a customer_id has 0 characters
			SELECT REPEAT('x', 65) AS customer_id | a customer_id has 65 characters; 1 to 64 are allowed
			SELECT 'a ' AS customer_id | ends in a space
			SELECT id AS customer_id FROM nobody | nobody
			SELECT id AS customer_id FROM person WHERE nam = 1 | nam
			""")
	void whatCannotBeReadSaysWhyAndWhere(String sql, String why) {
		assertThatExceptionOfType(SegmentException.class).isThrownBy(() -> COMPANY.rows(sql, Map.of()))
			.withMessageStartingWith("segment test: ")
			.withMessageContaining(why);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UPDATE person SET name = 'x'", "DELETE FROM person", "INSERT INTO person VALUES (4, 'x')",
			"WITH x AS (SELECT 1) UPDATE person SET name = 'x'", "SELECT change_person() AS customer_id",
			"DROP TABLE person", "SET @x = 1", "CALL change_people()" })
	void theServerItselfRefusesToWrite(String sql) {
		COMPANY.with("DROP FUNCTION IF EXISTS change_person", "DROP PROCEDURE IF EXISTS change_people", """
				CREATE FUNCTION change_person() RETURNS INT DETERMINISTIC MODIFIES SQL DATA
				BEGIN UPDATE person SET name = 'x'; RETURN 1; END""",
				"CREATE PROCEDURE change_people() UPDATE person SET name = 'x'");
		assertThatExceptionOfType(SegmentException.class).isThrownBy(() -> COMPANY.rows(sql, Map.of()));
		assertThat(COMPANY.jdbc().sql("SELECT name FROM person ORDER BY id").query(String.class).list())
			.containsExactly("Ann", "Bob", "Cleo");
	}

	@Test
	void aSecondStatementNeverReachesTheServer() {
		assertThat(COMPANY.rows("SELECT 1 AS customer_id; SELECT nothing FROM nowhere", Map.of())).hasSize(1);
	}

	@Test
	void aFirstRowThatDoesNotComeEndsIt() {
		AudienceProperties impatient = new AudienceProperties(ConsentRule.OPT_IN, "", Duration.ofSeconds(1),
				Duration.ofMinutes(30));
		assertThatExceptionOfType(SegmentException.class)
			.isThrownBy(() -> new SegmentCursor(TestCompany.segment("SELECT SLEEP(30) AS customer_id"), Map.of(),
					COMPANY.database().dataSource(), impatient, new TestClock()))
			.withMessageContaining("no row came within regain.audience.first-row-within (PT1S)");
	}

	@Test
	void theWholeMustNotTakeTooLong() {
		TestClock clock = new TestClock();
		try (SegmentCursor cursor = new SegmentCursor(TestCompany.segment("SELECT id AS customer_id FROM person"),
				Map.of(), COMPANY.database().dataSource(), TestCompany.DEFAULTS, clock)) {
			assertThat(cursor.next(1)).hasSize(1);
			clock.advance(Duration.ofMinutes(31));
			assertThatExceptionOfType(SegmentException.class).isThrownBy(() -> cursor.next(1))
				.withMessageContaining("regain.audience.plan-within (PT30M)");
		}
	}

	@Test
	@Timeout(300)
	void whoStopsReadingDoesNotReadTheRest() {
		try (SegmentCursor cursor = COMPANY.cursor(ENDLESS, Map.of())) {
			assertThat(cursor.next(1_000)).hasSize(1_000);
		}
		Patience.await("the server has stopped too").until(() -> COMPANY.jdbc().sql("""
				SELECT COUNT(*) FROM information_schema.processlist
				WHERE info LIKE '%endless%' AND db = DATABASE() AND id <> CONNECTION_ID()
				""").query(Long.class).single() == 0);
		assertThat(COMPANY.rows("SELECT id AS customer_id FROM person", Map.of())).hasSize(3);
	}

}
