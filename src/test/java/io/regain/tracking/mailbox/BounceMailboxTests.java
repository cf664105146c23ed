package io.regain.tracking.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.regain.RegainTest;
import io.regain.delivery.MessageRef;
import io.regain.tracking.bounce.BounceClass;
import io.regain.tracking.bounce.Returned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@RegainTest
class BounceMailboxTests {

	private final MailServer server = new MailServer();

	private final Script script = new Script();

	private final BeanFactory beans;

	private final Sent sent;

	BounceMailboxTests(BeanFactory beans) {
		this.beans = beans;
		this.sent = new Sent(beans);
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void eachMailIsRecordedAndPutWhereItBelongs() {
		MessageRef gone = this.sent.message();
		MessageRef late = this.sent.message();
		this.script.says("gone", Script.failed(this.sent.returned(gone), BounceClass.HARD))
			.says("late", new Returned.Delayed(this.sent.returned(late), List.of()))
			.says("theirs", Script.failed(Script.about("1-2@example.com"), BounceClass.HARD))
			.says("stray", new Returned.Replied(Script.nobodys(), "ivan@example.com", "Help", "Where is it?"))
			.says("empty", Script.failed(this.sent.returned(late)));
		for (String subject : List.of("gone", "late", "theirs", "stray", "nonsense", "empty")) {
			this.server.deliver(Script.mail(subject));
		}
		assertThat(read()).isEqualTo(new BouncesRead(1, 1, 0, 0, 0, 0, 0, 2, 1, 2, 0));
		assertThat(this.server.inbox()).isEmpty();
		assertThat(this.server.done()).containsExactly("gone", "late", "theirs");
		assertThat(this.server.puzzling()).containsExactly("stray", "nonsense", "empty");
		assertThat(this.sent.events()).containsExactly("bounced hard 5.1.1", "delayed");
		assertThat(read()).isEqualTo(new BouncesRead(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
	}

	/** As when the process is killed before what was committed could be put away. */
	@Test
	void whatWasRecordedButNotPutAwayCountsOnce() {
		this.script.says("gone", Script.failed(this.sent.returned(this.sent.message()), BounceClass.SOFT));
		this.server.deliver(Script.mail("gone"));
		try (OpenMailbox mailbox = OpenMailbox.open(this.server.settings())) {
			byte[] raw = mailbox.raw(mailbox.waiting().get(0), 10_000);
			assertThat(handleMail(this.script).handle(raw)).isEqualTo(Kind.BOUNCE);
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
		assertThat(this.server.inbox()).containsExactly("gone");
		assertThat(read().known()).isOne();
		assertThat(this.server.done()).containsExactly("gone");
		assertThat(this.sent.events()).hasSize(1);
	}

	@Test
	void whatTheLedgerDidNotTakeStaysAndIsReadAgain() {
		this.script.says("one", Script.failed(this.sent.returned(this.sent.message()), BounceClass.HARD))
			.says("two", Script.failed(this.sent.returned(this.sent.message()), BounceClass.HARD));
		this.server.deliver(Script.mail("one"));
		this.server.deliver(Script.mail("two"));
		BounceMailbox failing = mailbox(this.server.settings(), (raw) -> {
			if (new String(raw, StandardCharsets.UTF_8).contains("Subject: two")) {
				throw new OutOfMemoryError("a kill, as far as this can be played");
			}
			return this.script.read(raw);
		});
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> failing.read(() -> true));
		assertThat(this.server.inbox()).containsExactly("two");
		assertThat(this.server.done()).containsExactly("one");
		assertThat(read().bounces()).isOne();
		assertThat(this.sent.events()).hasSize(2);
	}

	@Test
	void aMailThatNobodyCanReadHoldsUpNoOther() {
		this.script.says("gone", Script.failed(this.sent.returned(this.sent.message()), BounceClass.HARD));
		this.server.deliver(Script.mail("poison"));
		this.server.deliver(Script.mail("gone"));
		BouncesRead read = mailbox(this.server.settings(), (raw) -> {
			if (new String(raw, StandardCharsets.UTF_8).contains("poison")) {
				throw new IllegalStateException("poisoned");
			}
			return this.script.read(raw);
		}).read(() -> true);
		assertThat(read.bounces()).isOne();
		assertThat(read.puzzling()).isOne();
		assertThat(this.server.puzzling()).containsExactly("poison");
	}

	@Test
	void ofALargeMailOnlyTheHeadersAreRead() {
		this.server.deliver(Script.mail("large").replace("Read me.", "body ".repeat(1_000)));
		this.server.deliver(Script.mail("small"));
		List<String> mails = new CopyOnWriteArrayList<>();
		mailbox(this.server.settings("INBOX", DataSize.ofKilobytes(2)), (raw) -> {
			mails.add(new String(raw, StandardCharsets.UTF_8));
			return this.script.read(raw);
		}).read(() -> true);
		assertThat(mails.get(0)).contains("Subject: large\r\n").endsWith("\r\n\r\n").doesNotContain("body");
		assertThat(mails.get(1)).contains("Subject: small\r\n").contains("Read me.");
	}

	@Test
	void twoReadersDoNoHarm() {
		this.script.says("gone", Script.failed(this.sent.returned(this.sent.message()), BounceClass.HARD));
		this.server.deliver(Script.mail("gone"));
		BounceMailbox slow = mailbox(this.server.settings(), (raw) -> {
			read();
			return this.script.read(raw);
		});
		assertThat(slow.read(() -> true).known()).isOne();
		assertThat(this.server.inbox()).isEmpty();
		assertThat(this.server.done()).containsExactly("gone");
		assertThat(this.sent.events()).hasSize(1);
	}

	@Test
	void aStopLeavesTheRest() {
		this.server.deliver(Script.mail("one"));
		BouncesRead read = mailbox(this.server.settings(), this.script).read(() -> false);
		assertThat(read.puzzling()).isZero();
		assertThat(this.server.inbox()).containsExactly("one");
		assertThat(this.server.hasUnread()).isTrue();
	}

	@Test
	void aServerWithoutMoveIsServedToo() throws Exception {
		this.server.deliver(Script.mail("one"));
		this.server.deliver(Script.mail("two"));
		try (OpenMailbox mailbox = OpenMailbox.open(this.server.settings()).withoutMove()) {
			mailbox.move(mailbox.waiting().subList(0, 1), "Regain/Done");
		}
		assertThat(this.server.inbox()).containsExactly("two");
		assertThat(this.server.done()).containsExactly("one");
	}

	@Test
	void aRefusedLoginNamesItsSettings() {
		assertThatExceptionOfType(MailboxException.class)
			.isThrownBy(() -> mailbox(this.server.settings("wrong"), this.script).read(() -> true))
			.withMessage("The mailbox at 127.0.0.1:%d refused the login: look at regain.mailbox.username "
					+ "and regain.mailbox.password", this.server.port());
	}

	@Test
	void aFolderThatIsNotThereIsNamed() {
		assertThatExceptionOfType(MailboxException.class).isThrownBy(
				() -> mailbox(this.server.settings("Elsewhere", DataSize.ofMegabytes(1)), this.script).read(() -> true))
			.withMessageContaining("has no folder 'Elsewhere': look at regain.mailbox.folder");
	}

	@Test
	void aServerThatIsAwayIsSaidToBe() {
		MailboxProperties settings = this.server.settings();
		this.server.close();
		assertThatExceptionOfType(MailboxException.class)
			.isThrownBy(() -> mailbox(settings, this.script).read(() -> true))
			.withMessageContaining("cannot be reached: look at regain.mailbox.host, .port and .tls");
	}

	private BouncesRead read() {
		return mailbox(this.server.settings(), this.script).read(() -> true);
	}

	private BounceMailbox mailbox(MailboxProperties settings, Reads reads) {
		return new BounceMailbox(settings, handleMail(reads));
	}

	private HandleMail handleMail(Reads reads) {
		return new HandleMail(reads, this.beans.getBean(Attribution.class), this.beans.getBean(RecordReturned.class),
				this.beans.getBean(HandOn.class));
	}

}
