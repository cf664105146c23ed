package io.regain.tracking.mailbox;

import java.util.concurrent.atomic.AtomicInteger;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.audience.Suppressions;
import io.regain.delivery.Receipts;
import io.regain.message.Secret;
import io.regain.tracking.Events;
import io.regain.tracking.Objections;
import io.regain.tracking.Replies;
import io.regain.tracking.SoftBounces;
import io.regain.tracking.bounce.BounceClass;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class WatchMailboxTests {

	private final Script script = new Script();

	private final AtomicInteger looks = new AtomicInteger();

	private final BeanFactory beans;

	private final Sent sent;

	WatchMailboxTests(BeanFactory beans) {
		this.beans = beans;
		this.sent = new Sent(beans);
	}

	@Test
	void whatComesInIsReadUntilItIsStopped() {
		this.script.says("gone", Script.failed(this.sent.returned(this.sent.message()), BounceClass.HARD));
		try (MailServer server = new MailServer()) {
			WatchMailbox watch = watch(server.settings());
			watch.start();
			server.deliver(Script.mail("gone"));
			Patience.await("the mail is read").until(() -> server.done().contains("gone"));
			assertThat(this.sent.events()).hasSize(1);
			watch.stop();
			assertThat(watch.isRunning()).isFalse();
		}
	}

	@Test
	void aFailureIsNoEnd() {
		this.script.says("gone", Script.failed(this.sent.returned(this.sent.message()), BounceClass.HARD));
		try (MailServer server = new MailServer()) {
			server.deliver(Script.mail("gone"));
			WatchMailbox watch = watch(server.settings(), 2);
			watch.start();
			Patience.await("the mail is read").until(() -> server.done().contains("gone"));
			assertThat(this.looks).hasValueGreaterThan(2);
			watch.stop();
		}
	}

	@Test
	void withoutAMailboxThereIsNothingToWatch() {
		WatchMailbox watch = watch(this.beans.getBean(MailboxProperties.class));
		watch.start();
		assertThat(watch.isRunning()).isFalse();
		watch.stop();
	}

	private WatchMailbox watch(MailboxProperties settings) {
		return watch(settings, 0);
	}

	/** Whose ledger is away at the first looks. */
	private WatchMailbox watch(MailboxProperties settings, int failures) {
		TransactionOperations real = this.beans.getBean(TransactionOperations.class);
		TransactionOperations failing = new TransactionOperations() {

			@Override
			public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
				if (WatchMailboxTests.this.looks.incrementAndGet() <= failures) {
					throw new CannotCreateTransactionException("the ledger is away");
				}
				return real.execute(action);
			}

		};
		RecordReturned recording = new RecordReturned(this.beans.getBean(Events.class),
				this.beans.getBean(Receipts.class), this.beans.getBean(Suppressions.class),
				this.beans.getBean(Objections.class), this.beans.getBean(SoftBounces.class),
				this.beans.getBean(Replies.class), this.beans.getBeanProvider(Secret.class), failing);
		HandleMail handleMail = new HandleMail(this.script, this.beans.getBean(Attribution.class), recording,
				this.beans.getBean(HandOn.class));
		return new WatchMailbox(new BounceMailbox(settings, handleMail), settings);
	}

}
