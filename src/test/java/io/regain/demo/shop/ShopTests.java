package io.regain.demo.shop;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import io.regain.TestDatabase;
import io.regain.campaign.Catalogue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class ShopTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

	private static JdbcClient jdbc;

	@BeforeAll
	static void open() {
		var dataSource = TestDatabase.schema().dataSource();
		new Shop(7, TODAY, 5000).open(dataSource);
		jdbc = JdbcClient.create(dataSource);
	}

	@ParameterizedTest
	@CsvSource({ "late-deliveries, 600, 900", "delayed-open-orders, 500, 800", "lapsed-90-days, 700, 1200",
			"open-complaint, 100, 400", "payments-failed, 150, 350" })
	void aShippedSegmentFindsSeveralHundredCustomers(String segment, int least, int most) {
		List<String> ids = jdbc.sql(Catalogue.read(Path.of("")).segment(segment).sql())
			.param("run_date", TODAY)
			.query((row, number) -> row.getString("customer_id"))
			.list();
		assertThat(ids).hasSizeBetween(least, most).doesNotHaveDuplicates();
	}

	@Test
	void thereAreOrdersThatAreJustInTimeOrWouldBeLateOnAnotherDay() {
		assertThat(count("orders WHERE delivered_on = promised_on + INTERVAL 1 DAY AND delivered_on < :today"
				+ " AND delivered_on >= :today - INTERVAL 7 DAY"))
			.isPositive();
		assertThat(count("orders WHERE status = 'open' AND expected_on = promised_on")).isPositive();
		assertThat(count("orders WHERE status = 'cancelled'")).isPositive();
	}

	@Test
	void theViewsHaveWhatRegainReads() {
		assertThat(count("""
				(SELECT id, email, phone, locale, time_zone, given_name, family_name, city, tier
				FROM regain_customer) c""")).isEqualTo(5000);
		assertThat(count("(SELECT customer_id, platform, token, last_seen_at FROM regain_device) d")).isBetween(2000,
				3000);
		assertThat(count("(SELECT customer_id, channel, topic, allowed, at, source FROM regain_consent) c"))
			.isBetween(4500, 6000);
	}

	@Test
	void someHaveNoAddressAndSomeShareOne() {
		assertThat(count("customer WHERE email IS NULL")).isBetween(200, 600);
		assertThat(count("customer WHERE phone IS NULL")).isBetween(400, 800);
		assertThat(count("""
				customer WHERE email IS NULL AND phone IS NULL
				AND NOT EXISTS (SELECT 1 FROM device WHERE customer_id = customer.id)""")).isBetween(5, 60);
		assertThat(count("(SELECT email FROM customer GROUP BY email HAVING COUNT(email) = 2) shared")).isBetween(50,
				250);
	}

	@Test
	void someWithdrewTheirConsentAndSomeNeverGaveIt() {
		assertThat(count("customer WHERE id NOT IN (SELECT customer_id FROM consent)")).isBetween(300, 700);
		assertThat(count("consent WHERE NOT allowed AND channel IS NULL")).isBetween(200, 600);
		assertThat(count("consent WHERE NOT allowed AND channel IS NOT NULL")).isBetween(100, 300);
	}

	@Test
	void someComplaintsAreOpen() {
		assertThat(count("complaint WHERE status = 'open' AND closed_at IS NULL")).isBetween(100, 400);
		assertThat(count("complaint WHERE status = 'closed' AND closed_at < :today")).isBetween(100, 400);
		assertThat(
				count("complaint JOIN orders ON orders.id = order_id WHERE complaint.created_at < orders.created_at"))
			.isZero();
	}

	private static int count(String from) {
		return jdbc.sql("SELECT COUNT(*) FROM " + from).param("today", TODAY).query(Integer.class).single();
	}

}
