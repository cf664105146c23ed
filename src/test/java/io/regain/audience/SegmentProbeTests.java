package io.regain.audience;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.audience.SegmentProbe.Complaint;
import io.regain.campaign.Segment;
import io.regain.message.Variable;
import io.regain.message.VariableType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SegmentProbeTests {

	private static final TestCompany COMPANY = new TestCompany()
		.with("CREATE TABLE orders (customer_id INT, total INT)");

	private final SegmentProbe probe = new SegmentProbe(COMPANY.database());

	@AfterAll
	static void close() {
		COMPANY.close();
	}

	@Test
	void aSegmentThatWouldRunHasNothingAgainstIt() {
		assertThat(probe("""
				WITH late AS (SELECT * FROM orders)
				SELECT customer_id, SUM(total) AS TOTAL FROM late WHERE :run_date > '2020-01-01'
				GROUP BY customer_id ORDER BY 2 DESC -- the best first""", "total")).isEmpty();
	}

	@Test
	void whatTheSelectMustYieldIsMissed() {
		assertThat(probe("SELECT total FROM orders", "city", "total", "town")).containsExactly(
				new Complaint("sql", "the SELECT yields [total]; it must yield customer_id"),
				new Complaint("variables[0].name", "the SELECT yields no column 'city', only [total]"),
				new Complaint("variables[2].name", "the SELECT yields no column 'town', only [total]"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT customer_id FROM order_s | order_s
			SELECT customer FROM orders | customer
			SELECT customer_id FROM orders WHERE | syntax
			DELETE FROM orders | READ ONLY
			SELECT customer_id FROM orders WHERE total > :most | the SQL asks for :most, which is not given
			SELECT customer_id FROM orders WHERE total IN (:list) | the SQL asks for :list, which is a list
			SELECT customer_id, total, total FROM orders | Duplicate column name
			""")
	void whatTheDatabaseSaysIsPassedOn(String sql, String said) {
		assertThat(probe(sql)).singleElement().satisfies((complaint) -> {
			assertThat(complaint.path()).isEqualTo("sql");
			assertThat(complaint.message()).containsIgnoringCase(said);
		});
	}

	@ParameterizedTest
	@CsvSource({ "NUMBER, name, false", "MONEY, name, false", "DATE, name, false", "DATETIME, name, false",
			"NUMBER, born, true", "DATE, seen, true", "DATETIME, born, true", "DATE, total, true",
			"LIST, total, true" })
	void aColumnOfAnotherTypeIsNoticed(VariableType declared, String column, boolean certain) {
		assertThat(typed(declared, column)).singleElement().satisfies((complaint) -> {
			assertThat(complaint.path()).isEqualTo("variables[0].type");
			assertThat(complaint.certain()).isEqualTo(certain);
		});
	}

	@ParameterizedTest
	@CsvSource({ "TEXT, name", "TEXT, total", "TEXT, born", "NUMBER, total", "NUMBER, paid", "MONEY, paid",
			"DATE, born", "DATETIME, seen", "LIST, name" })
	void aColumnOfItsOwnTypeIsFine(VariableType declared, String column) {
		assertThat(typed(declared, column)).isEmpty();
	}

	private List<Complaint> typed(VariableType declared, String column) {
		COMPANY.with("""
				CREATE TABLE IF NOT EXISTS typed
				(customer_id INT, name VARCHAR(20), total INT, paid BOOLEAN, born DATE, seen DATETIME(3))""");
		Optional<String> currency = (declared == VariableType.MONEY) ? Optional.of("EUR") : Optional.empty();
		return this.probe.probe(new Segment("test", "A test", "SELECT * FROM typed",
				List.of(new Variable(column, declared, currency, "x"))), Map.of());
	}

	/** MySQL explains a view only to whoever may see what is behind it. */
	@Test
	void anAccountThatMayOnlySelectFromTheViewsIsEnough() {
		COMPANY.with("CREATE VIEW regain_customer AS SELECT customer_id AS id FROM orders",
				"CREATE USER IF NOT EXISTS 'probe_reader'@'%' IDENTIFIED BY 'reader'",
				"GRANT SELECT ON %s.regain_customer TO 'probe_reader'@'%%'".formatted(COMPANY.schema()));
		try (CompanyDatabase reader = COMPANY.open("probe_reader", "reader")) {
			SegmentProbe readers = new SegmentProbe(reader);
			assertThat(readers.probe(TestCompany.segment("SELECT id AS customer_id FROM regain_customer"), Map.of()))
				.isEmpty();
			assertThat(
					readers.probe(TestCompany.segment("SELECT nobody AS customer_id FROM regain_customer"), Map.of()))
				.isNotEmpty();
			assertThat(readers.probe(TestCompany.segment("SELECT customer_id FROM orders"), Map.of())).isNotEmpty();
			assertThat(readers.probe(TestCompany.segment("SELECT customer_id FROM order_s"), Map.of())).singleElement()
				.satisfies((complaint) -> assertThat(complaint.message()).contains("command denied", "order_s")
					.endsWith("(or there is no such table)"));
		}
		finally {
			COMPANY.with("DROP USER 'probe_reader'@'%'");
		}
	}

	@Test
	void aDatabaseThatAnswersIsReachable() {
		assertThat(this.probe.isReachable()).isTrue();
		TestCompany gone = new TestCompany();
		gone.close();
		assertThatExceptionOfType(CompanyAwayException.class)
			.isThrownBy(new SegmentProbe(gone.database())::isReachable);
	}

	private List<Complaint> probe(String sql, String... variables) {
		List<Variable> declared = List.of(variables)
			.stream()
			.map((name) -> new Variable(name, VariableType.TEXT, Optional.empty(), "x"))
			.toList();
		return this.probe.probe(new Segment("test", "A test", sql, declared),
				Map.of("run_date", LocalDate.of(2026, 11, 22), "list", List.of(1, 2)));
	}

}
