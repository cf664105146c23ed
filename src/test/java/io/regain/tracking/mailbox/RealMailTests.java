package io.regain.tracking.mailbox;

import io.regain.RegainTest;
import io.regain.audience.Suppression;
import io.regain.delivery.MessageRef;
import io.regain.tracking.Replies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Mails as servers and people write them, from the mailbox to what follows. */
@RegainTest
class RealMailTests {

	private final MailServer server = new MailServer();

	private final BeanFactory beans;

	private final Sent sent;

	RealMailTests(BeanFactory beans) {
		this.beans = beans;
		this.sent = new Sent(beans);
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void aReportOfFailureToTheMessagesOwnAddress() {
		MessageRef message = this.sent.message();
		this.server.deliver(report("To: " + this.sent.address(message), "failed", "5.1.1",
				"550 5.1.1 <c-1@example.com>: user unknown", "somebody-elses@relay.example"));
		assertThat(read().bounces()).isOne();
		assertThat(this.sent.state(message)).isEqualTo("BOUNCED");
		assertThat(this.sent.events()).containsExactly("bounced hard 5.1.1");
		assertThat(this.sent.suppressed()).containsExactly(Suppression.HARD_BOUNCE);
		assertThat(String.valueOf(this.sent.rows("regain_event").get(0).get("detail"))).contains("user unknown")
			.doesNotContain("c-1");
	}

	@Test
	void aReportOfFailureThatReturnsOurHeadersOnly() {
		MessageRef message = this.sent.message();
		this.server.deliver(report("To: hello@lavka.example", "failed", "5.2.2", "552 5.2.2 mailbox full",
				this.sent.reference(message) + "@lavka.example"));
		assertThat(read().bounces()).isOne();
		assertThat(this.sent.events()).containsExactly("bounced soft 5.2.2");
		assertThat(this.sent.suppressed()).isEmpty();
	}

	@Test
	void aWarningThatItTakesLonger() {
		MessageRef message = this.sent.message();
		this.server.deliver(report("To: " + this.sent.address(message), "delayed", "4.4.1", "connection timed out",
				"somebody-elses@relay.example"));
		assertThat(read().delays()).isOne();
		assertThat(this.sent.state(message)).isEqualTo("ACCEPTED");
	}

	@Test
	void aForgedReportIsNotOurs() {
		MessageRef message = this.sent.message();
		this.server.deliver(report("To: " + this.sent.address(message).replaceFirst("\\+(.{5})", "+$1x"), "failed",
				"5.1.1", "user unknown", Long.toString(message.id(), 36) + "-0000000000000000@lavka.example"));
		assertThat(read().notOurs()).isOne();
		assertThat(this.sent.events()).isEmpty();
		assertThat(this.server.done()).hasSize(1);
	}

	@Test
	void aPersonsAnswer() {
		MessageRef message = this.sent.message();
		this.server.deliver("""
				From: Ivan Petrov <c-1@example.com>
				To: hello@lavka.example
				Subject: Re: About L-1
				Message-ID: <a1@mail.example.com>
				In-Reply-To: <%s@lavka.example>
				Content-Type: text/plain; charset=utf-8

				Where is it?
				""".formatted(this.sent.reference(message)));
		assertThat(read().replies()).isOne();
		assertThat(this.beans.getBean(Replies.class).of("c-1")).singleElement()
			.satisfies((reply) -> assertThat(reply.text()).contains("Where is it?"));
	}

	@Test
	void aVacationNoteIsNoBounce() {
		MessageRef message = this.sent.message();
		this.server.deliver("""
				From: Ivan Petrov <c-1@example.com>
				To: %s
				Subject: Out of office
				Auto-Submitted: auto-replied
				Message-ID: <a2@mail.example.com>
				Content-Type: text/plain; charset=utf-8

				I am back on Monday.
				""".formatted(this.sent.address(message)));
		assertThat(read().automatic()).isOne();
		assertThat(this.sent.state(message)).isEqualTo("ACCEPTED");
	}

	private BouncesRead read() {
		return new BounceMailbox(this.server.settings(), this.beans.getBean(HandleMail.class)).read(() -> true);
	}

	/** RFC 3464. */
	private static String report(String to, String action, String status, String words, String messageId) {
		return """
				From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
				%s
				Subject: Undelivered Mail Returned to Sender
				Auto-Submitted: auto-replied
				MIME-Version: 1.0
				Content-Type: multipart/report; report-type=delivery-status; boundary="b1"
				Message-ID: <d1@mx.example.net>

				--b1
				Content-Type: text/plain

				This is the mail system at host mx.example.net.

				--b1
				Content-Type: message/delivery-status

				Reporting-MTA: dns; mx.example.net

				Final-Recipient: rfc822; c-1@example.com
				Action: %s
				Status: %s
				Diagnostic-Code: smtp; %s

				--b1
				Content-Type: text/rfc822-headers

				From: Lavka <hello@lavka.example>
				To: c-1@example.com
				Subject: About L-1
				Message-ID: <%s>

				--b1--
				""".formatted(to, action, status, words, messageId);
	}

}
