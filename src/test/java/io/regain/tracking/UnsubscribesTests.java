package io.regain.tracking;

import java.util.Optional;

import io.regain.RegainTest;
import io.regain.delivery.Receipts;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.TestLedger;
import io.regain.message.MessageClass;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class UnsubscribesTests {

	private final TestLedger ledger;

	private final Unsubscribes unsubscribes;

	private final Secret secret;

	private final JdbcClient jdbc;

	private final BeanFactory beans;

	UnsubscribesTests(TestLedger ledger, Unsubscribes unsubscribes, Secret secret, JdbcClient jdbc, BeanFactory beans) {
		this.ledger = ledger;
		this.unsubscribes = unsubscribes;
		this.secret = secret;
		this.jdbc = jdbc;
		this.beans = beans;
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

	/** Who has said it once need not say it again. */
	@Test
	void oneThatLosesADeadlockIsHeardAllTheSame() {
		long message = this.ledger.messages(this.ledger.planned(MessageClass.MARKETING, 1)).get(0);
		Unsubscribes losing = new Unsubscribes(this.beans.getBean(Receipts.class), this.beans.getBean(RunBook.class),
				this.beans.getBean(Objections.class), this.beans.getBeanProvider(Secret.class),
				new LosesTwice(this.beans.getBean(TransactionOperations.class)));
		assertThat(losing.unsubscribe(token(message))).isTrue();
		assertThat(suppressions()).isOne();
		assertThat(this.jdbc.sql("SELECT type FROM regain_event").query(String.class).list())
			.containsExactly("unsubscribed");
	}

	@Test
	void theReaderIsSpokenToAsInTheMessage() {
		long message = this.ledger.messages(this.ledger.planned(MessageClass.MARKETING, 1)).get(0);
		assertThat(this.unsubscribes.reader(token(message))).hasValue(new Unsubscribes.Reader("en", "Lavka"));
		assertThat(this.unsubscribes.reader(token(0))).hasValue(new Unsubscribes.Reader("", ""));
		assertThat(this.unsubscribes.reader("nonsense")).isEmpty();
	}

	@Test
	void aLinkOfTheSecretBeforeStillWorks() {
		Secret before = new Secret("the secret of the old days, of 32 or more");
		Secret now = new Secret("the secret of the new days, of 32 or more", Optional.of(before));
		String old = Token.of(before, Purpose.UNSUBSCRIBE, 7);
		assertThat(Token.verify(now, Purpose.UNSUBSCRIBE, old)).hasValue(7L);
		assertThat(Token.verify(now, Purpose.UNSUBSCRIBE, Token.of(now, Purpose.UNSUBSCRIBE, 7))).hasValue(7L);
		assertThat(Token.verify(now, Purpose.STATUS, old)).isEmpty();
		assertThat(Token.verify(before, Purpose.UNSUBSCRIBE, Token.of(now, Purpose.UNSUBSCRIBE, 7))).isEmpty();
	}

	private String token(long message) {
		return Token.of(this.secret, Purpose.UNSUBSCRIBE, message);
	}

	private long suppressions() {
		return this.jdbc.sql("SELECT COUNT(*) FROM regain_suppression").query(Long.class).single();
	}

}
