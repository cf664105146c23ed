package io.regain.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import io.regain.TestDatabase;
import io.regain.TestReceivers;
import io.regain.demo.shop.Shop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Who decided about a doubt, and what comes next. */
class SettledDoubtTests {

	private static final String RUN = "late-delivery-apology@settled";

	private final TestDatabase.Schema schema = TestDatabase.schema();

	private final JdbcClient jdbc = JdbcClient.create(this.schema.dataSource());

	private final TestReceivers receivers = new TestReceivers();

	private final Installation installation = new Installation().with(this.schema)
		.with("regain.public-url", "https://regain.example");

	@BeforeEach
	void leaveThreeInDoubt() throws IOException {
		new Shop(5, LocalDate.now(Clock.systemDefaultZone()), 60).open(this.schema.dataSource());
		this.receivers.connect(this.installation);
		this.installation.run("run", "late-delivery-apology", "--key", "settled", "--limit", "5");
		this.jdbc.sql("""
				UPDATE regain_message SET state = 'IN_DOUBT', detail = 'no answer'
				WHERE state = 'ACCEPTED' ORDER BY id LIMIT 3
				""").update();
	}

	@AfterEach
	void close() {
		this.installation.close();
		this.receivers.close();
	}

	@Test
	void explainSaysWhoDroppedIt() {
		List<String> customers = this.jdbc.sql("SELECT customer_id FROM regain_message WHERE state = 'IN_DOUBT'")
			.query(String.class)
			.list();
		assertThat(this.installation.run("settle", RUN, "--drop", "--by", "Anna").exit()).isZero();
		for (String customer : customers) {
			assertThat(this.installation.run("explain", customer).out()).contains("IN_DOUBT", "no answer")
				.contains("was in doubt: left so by Anna");
		}
	}

	@Test
	void whatIsPlannedAgainNeedsNoMoreThanAnotherStart() {
		assertThat(this.installation.run("settle", RUN, "--send").out()).contains("3 messages planned again")
			.doesNotContain("--resume");
		this.installation.run("run", "late-delivery-apology", "--key", "settled", "--limit", "5");
		assertThat(this.jdbc
			.sql("SELECT COUNT(*) FROM regain_message WHERE settled_as = 'SENT_AGAIN' AND state = 'ACCEPTED'")
			.query(Long.class)
			.single()).isEqualTo(3);
	}

}
