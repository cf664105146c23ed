package io.regain.tracking.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outgoing;
import io.regain.delivery.Deliveries;
import io.regain.delivery.DeliveryProperties;
import io.regain.delivery.MessageRef;
import io.regain.delivery.RunBook;
import io.regain.message.Content;
import io.regain.message.EmailAddress;
import io.regain.tracking.Replies;
import io.regain.tracking.bounce.Returned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class HandOnTests {

	private final MailServer server = new MailServer();

	private final Script script = new Script();

	private final BeanFactory beans;

	private final ScriptedSender email;

	private final TestClock clock;

	private final Sent sent;

	HandOnTests(BeanFactory beans, @Qualifier("email") ScriptedSender email, TestClock clock) {
		this.beans = beans;
		this.email = email;
		this.clock = clock;
		this.sent = new Sent(beans);
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void anAnswerReachesThoseWhoCare() {
		MessageRef message = answered();
		assertThat(read("care@lavka.example")).extracting(BouncesRead::replies, BouncesRead::left)
			.containsExactly(1, 0);
		Outgoing mail = this.email.handed().get(0);
		assertThat(mail.to()).isEqualTo(new EmailAddress("care@lavka.example"));
		assertThat(mail.from().email()).isEqualTo(new EmailAddress("hello@lavka.example"));
		assertThat(mail.from().replyTo()).hasValue(new EmailAddress("c-1@example.com"));
		Content.Email content = (Content.Email) mail.content();
		assertThat(content.subject()).isEqualTo("Re: About L-1");
		assertThat(content.text()).contains("Customer c-1 answered message " + message.id(), "Where is <it>?");
		assertThat(content.html()).contains("Where is &lt;it&gt;?");
		assertThat(new String(mail.enclosed().orElseThrow(), StandardCharsets.UTF_8)).contains("Subject: answer\r\n");
		assertThat(this.server.done()).containsExactly("answer");
	}

	@Test
	void itIsHandedOnUntilTheRelayHasTakenIt() {
		answered();
		this.email.answer((mail) -> new Outcome.Deferred("421", "not now", Optional.empty()));
		assertThat(read("care@lavka.example").left()).isOne();
		assertThat(this.server.inbox()).containsExactly("answer");
		this.email.accept();
		assertThat(read("care@lavka.example").left()).as("a moment later").isOne();
		this.clock.advance(Duration.ofMinutes(10));
		assertThat(read("care@lavka.example").left()).isZero();
		assertThat(this.email.handed()).hasSize(2);
		assertThat(this.server.done()).containsExactly("answer");
		assertThat(this.sent.events()).containsExactly("replied");
	}

	@Test
	void whatTheRelayNeverTakesIsLeftToAPersonAndTriedNoMore() {
		answered();
		this.email.answer((mail) -> new Outcome.Refused(Cause.CONTENT, "5.7.1", "no"));
		assertThat(read("care@lavka.example").left()).isZero();
		assertThat(this.server.inbox()).isEmpty();
		assertThat(this.server.done()).isEmpty();
		assertThat(this.beans.getBean(Replies.class).of("c-1")).hasSize(1);
		this.clock.advance(Duration.ofDays(1));
		read("care@lavka.example");
		assertThat(this.email.handed()).hasSize(1);
	}

	@Test
	void whatItDoesNotTakeIsTriedLessAndLessOftenAndNotForEver() {
		answered();
		this.email.answer((mail) -> new Outcome.Deferred("421", "not now", Optional.empty()));
		for (int hours = 0; hours < 5 * 24; hours += 6) {
			assertThat(read("care@lavka.example").left()).isOne();
			this.clock.advance(Duration.ofHours(6));
		}
		this.clock.advance(Duration.ofDays(3));
		assertThat(read("care@lavka.example").left()).isZero();
		assertThat(this.server.inbox()).isEmpty();
		assertThat(this.email.handed()).hasSizeBetween(5, 12);
	}

	@Test
	void anAnswerThatIsKeptNoLongerIsDone() {
		answered();
		this.email.answer((mail) -> new Outcome.Deferred("421", "not now", Optional.empty()));
		assertThat(read("care@lavka.example").left()).isOne();
		this.beans.getBean(JdbcClient.class).sql("DELETE FROM regain_reply").update();
		assertThat(read("care@lavka.example").left()).isZero();
		assertThat(this.server.done()).containsExactly("answer");
	}

	@Test
	void whatMayHaveLeftIsHandedOnAgain() {
		answered();
		this.email.answer((mail) -> {
			throw new IllegalStateException("no answer");
		});
		assertThat(read("care@lavka.example").left()).isOne();
		assertThat(this.sent.events()).containsExactly("replied");
		assertThat(this.server.inbox()).containsExactly("answer");
	}

	@Test
	void withoutAnybodyToHandItToItIsKept() {
		answered();
		assertThat(read("").replies()).isOne();
		assertThat(this.email.handed()).isEmpty();
		assertThat(this.beans.getBean(Replies.class).of("c-1")).hasSize(1);
		assertThat(this.server.done()).containsExactly("answer");
	}

	private MessageRef answered() {
		MessageRef message = this.sent.message();
		this.script.says("answer", new Returned.Replied(Script.about(this.sent.reference(message) + "@lavka.example"),
				"c-1@example.com", "Re: About L-1", "Where is <it>?"));
		this.server.deliver(Script.mail("answer"));
		return message;
	}

	private BouncesRead read(String forwardTo) {
		HandOn handOn = new HandOn(new RepliesProperties(forwardTo), this.beans.getBean(DeliveryProperties.class),
				this.beans.getBean(Deliveries.class), this.beans.getBean(RunBook.class),
				this.beans.getBean(Replies.class));
		HandleMail handleMail = new HandleMail(this.script, this.beans.getBean(Attribution.class),
				this.beans.getBean(RecordReturned.class), handOn);
		return new BounceMailbox(this.server.settings(), handleMail).read(() -> true);
	}

}
