package io.regain.tracking;

import io.regain.RegainTest;
import io.regain.delivery.Run;
import io.regain.delivery.TestLedger;
import io.regain.message.MessageClass;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class UnsubscribesTests {

	private final TestLedger ledger;

	private final Unsubscribes unsubscribes;

	private final Secret secret;

	private final JdbcClient jdbc;

	UnsubscribesTests(TestLedger ledger, Unsubscribes unsubscribes, Secret secret, JdbcClient jdbc) {
		this.ledger = ledger;
		this.unsubscribes = unsubscribes;
		this.secret = secret;
		this.jdbc = jdbc;
	}

	@Test
	void whoeverGotAMessageInsteadOfTheCustomerCannotSpeakForThem() {
		Run run = this.ledger.planned(MessageClass.MARKETING, 2);
		long theirs = this.ledger.messages(run).get(0);
		long redirected = this.ledger.messages(run).get(1);
		this.jdbc.sql("UPDATE regain_message SET redirected = TRUE WHERE id = :id").param("id", redirected).update();
		assertThat(this.unsubscribes.unsubscribe(token(redirected))).isTrue();
		assertThat(suppressions()).isZero();
		assertThat(this.unsubscribes.unsubscribe(token(theirs))).isTrue();
		assertThat(suppressions()).isOne();
	}

	@Test
	void theReaderIsSpokenToAsInTheMessage() {
		long message = this.ledger.messages(this.ledger.planned(MessageClass.MARKETING, 1)).get(0);
		assertThat(this.unsubscribes.reader(token(message))).hasValue(new Unsubscribes.Reader("en", "Lavka"));
		assertThat(this.unsubscribes.reader(token(0))).hasValue(new Unsubscribes.Reader("", ""));
		assertThat(this.unsubscribes.reader("nonsense")).isEmpty();
	}

	private String token(long message) {
		return Token.of(this.secret, Purpose.UNSUBSCRIBE, message);
	}

	private long suppressions() {
		return this.jdbc.sql("SELECT COUNT(*) FROM regain_suppression").query(Long.class).single();
	}

}
