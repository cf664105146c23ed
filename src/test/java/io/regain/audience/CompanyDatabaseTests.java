package io.regain.audience;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.regain.RegainTest;
import io.regain.TestDatabase;
import io.regain.audience.CompanyDatabase.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@RegainTest
class CompanyDatabaseTests {

	private final DataSource ledger;

	CompanyDatabaseTests(DataSource ledger) {
		this.ledger = ledger;
	}

	@Test
	void withoutSettingsOfItsOwnItIsTheLedgers() throws Exception {
		try (CompanyDatabase company = new AudienceConfiguration().companyDatabase(this.ledger,
				new MockEnvironment())) {
			assertThat(JdbcClient.create(company.dataSource()).sql("SELECT DATABASE()").query(String.class).single())
				.isEqualTo(JdbcClient.create(this.ledger).sql("SELECT DATABASE()").query(String.class).single());
		}
		try (Connection connection = this.ledger.getConnection()) {
			assertThat(connection.isReadOnly()).as("given back, and writable again").isFalse();
		}
		assertThat(JdbcClient.create(this.ledger).sql("DELETE FROM regain_exclusion").update()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 8 })
	void onEachOfItsConnectionsNothingIsWritten(int connections) throws SQLException {
		CompanyDatabase company = new AudienceConfiguration().companyDatabase(this.ledger, new MockEnvironment());
		for (int i = 0; i < connections; i++) {
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> JdbcClient.create(company.dataSource()).sql("DELETE FROM regain_exclusion").update());
		}
	}

	/** Hikari drops settings of the wrong type without a word. */
	@Test
	void itsSessionsAreInUtcAndReadOldTables() {
		String[] shops = { "CREATE TABLE IF NOT EXISTS old_shop (year YEAR)", "DELETE FROM old_shop",
				"INSERT INTO old_shop VALUES (2026)" };
		try (TestCompany company = new TestCompany().with(shops)) {
			for (String shop : shops) {
				JdbcClient.create(this.ledger).sql(shop).update();
			}
			for (DataSource source : List.of(this.ledger, company.database().dataSource())) {
				assertThat(JdbcClient.create(source)
					.sql("SELECT @@session.time_zone AS zone, year FROM old_shop")
					.query(Columns::readAll)).containsExactly(Map.of("zone", "+00:00", "year", new BigDecimal("2026")));
			}
		}
	}

	@Test
	void aFloatIsReadAsItIsWritten() {
		JdbcClient jdbc = JdbcClient.create(this.ledger);
		jdbc.sql("CREATE TABLE regain_device (customer_id VARCHAR(10), price FLOAT)").update();
		try (CompanyDatabase company = new AudienceConfiguration().companyDatabase(this.ledger,
				new MockEnvironment())) {
			jdbc.sql("INSERT INTO regain_device VALUES ('17', 12.99)").update();
			assertThat(company.rows(View.DEVICE, List.of("17")))
				.containsExactly(Map.of("customer_id", "17", "price", new BigDecimal("12.99")));
		}
		finally {
			jdbc.sql("DROP TABLE regain_device").update();
		}
	}

	@Test
	void whoeverDropsTheLinkHoldsNobodyForEver() throws SQLException {
		try (TestCompany company = new TestCompany()) {
			for (DataSource source : List.of(this.ledger, company.database().dataSource())) {
				try (Connection connection = source.getConnection()) {
					assertThat(connection.getNetworkTimeout()).isEqualTo(300_000);
				}
			}
		}
	}

	@Test
	void itsOwnDatabaseIsApart() {
		try (TestCompany company = new TestCompany()) {
			JdbcClient jdbc = JdbcClient.create(company.database().dataSource());
			assertThat(jdbc.sql("SELECT DATABASE()").query(String.class).single()).isEqualTo(company.schema());
		}
	}

	@Test
	void knowsWhichViewsThereAre() {
		try (TestCompany company = new TestCompany()
			.with("CREATE VIEW regain_customer AS SELECT 1 AS id, 'a@example.com' AS email")) {
			assertThat(company.database().has(View.CUSTOMER)).isTrue();
			assertThat(company.database().has(View.CONSENT)).isFalse();
			assertThat(company.database().rows(View.CUSTOMER, List.of("1", "2"))).singleElement()
				.isEqualTo(Map.of("id", BigDecimal.ONE, "email", "a@example.com"));
		}
	}

	@Test
	void aViewThatBreaksIsNotTakenForAMissingOne() {
		try (TestCompany company = new TestCompany().with("CREATE TABLE person (id INT)",
				"CREATE VIEW regain_consent AS SELECT id AS customer_id FROM person", "DROP TABLE person")) {
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> company.database().has(View.CONSENT));
		}
	}

	/** An account that may read one view only, and is told no more. */
	@Test
	void worksWithAnAccountThatMayOnlyReadTheViews() {
		try (TestCompany company = new TestCompany().with("CREATE TABLE person (id INT, email VARCHAR(50))",
				"INSERT INTO person VALUES (1, 'a@example.com')",
				"CREATE VIEW regain_customer AS SELECT id, email FROM person")) {
			company.asReaderOf("regain_customer", (asReader) -> {
				assertThat(asReader.has(View.CUSTOMER)).isTrue();
				assertThat(asReader.has(View.DEVICE)).isFalse();
				assertThat(asReader.rows(View.CUSTOMER, List.of("1"))).hasSize(1);
			});
		}
	}

	@Test
	void aForgottenGrantOnTheConsentsIsNotTakenForAMissingView() {
		try (TestCompany company = new TestCompany().with("CREATE VIEW regain_customer AS SELECT 1 AS id",
				"CREATE VIEW regain_consent AS SELECT 1 AS customer_id, 0 AS allowed")) {
			company.asReaderOf("regain_customer",
					(asReader) -> assertThatExceptionOfType(PermissionDeniedDataAccessException.class)
						.isThrownBy(() -> asReader.has(View.CONSENT)));
		}
	}

}
