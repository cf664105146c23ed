package io.regain.channel.email;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.channel.SettableClock;
import io.regain.message.Content;
import io.regain.message.EmailAddress;
import io.regain.message.From;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a receiver reads is what was meant, whatever it was. */
class ReceivedEmailTests {

	private static final Instant NOW = Instant.parse("2026-11-02T09:05:07Z");

	private final GreenMail mail = new GreenMail(EmailFixtures.onAnyPort(ServerSetup.SMTP));

	@BeforeEach
	void start() {
		this.mail.start();
		this.mail.setUser("ivan.petrov@mail.example", "ivan", "secret");
	}

	@AfterEach
	void stop() {
		this.mail.stop();
	}

	@Test
	void allHeadersAreAsTheyShouldBe() throws Exception {
		From from = new From("Лавка «У дома»", new EmailAddress("hello@lavka.example"),
				Optional.of(new EmailAddress("care@lavka.example")));
		MimeMessage received = deliver(
				new Outgoing("r7-m12", "lapsed-90-days@2026-11-22", EmailFixtures.TO, EmailFixtures.CONTENT, from,
						Optional.of(URI.create("https://lavka.example/u/абв?t=1")), Optional.empty()));
		assertThat(received.getMessageID()).isEqualTo("<r7-m12@lavka.example>");
		assertThat(received.getHeader("Date", null)).isEqualTo("Mon, 2 Nov 2026 09:05:07 +0000");
		assertThat(received.getSentDate()).isEqualTo(Date.from(NOW));
		assertThat(received.getFrom()).containsExactly(new InternetAddress("hello@lavka.example"));
		assertThat(((InternetAddress) received.getFrom()[0]).getPersonal()).isEqualTo("Лавка «У дома»");
		assertThat(received.getReplyTo()).containsExactly(new InternetAddress("care@lavka.example"));
		assertThat(received.getRecipients(Message.RecipientType.TO))
			.containsExactly(new InternetAddress("ivan.petrov@mail.example"));
		assertThat(received.getSubject()).isEqualTo("Your order is late");
		assertThat(received.getHeader("List-Unsubscribe", null))
			.isEqualTo("<https://lavka.example/u/%D0%B0%D0%B1%D0%B2?t=1>");
		assertThat(received.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
		assertThat(received.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
		assertThat(received.getHeader("MIME-Version", null)).isEqualTo("1.0");
		assertThat(received.getContentType()).startsWith("multipart/alternative");
	}

	@Test
	void whatBelongsTogetherNamesTheSame() throws Exception {
		Outgoing one = EmailFixtures.message("update-1").inConversation(Optional.of("incident-7-abc"));
		assertThat(deliver(one).getHeader("References", null)).isEqualTo("<incident-7-abc@lavka.example>");
		this.mail.purgeEmailFromAllMailboxes();
		assertThat(deliver(EmailFixtures.message("alone-1")).getHeader("References")).isNull();
	}

	@Test
	void oneClickNeedsHttpsAndALinkDoesNot() throws Exception {
		MimeMessage received = deliver(
				EmailFixtures.marketing("plain-1", URI.create("http://lavka.example/u/1?from=127.0.0.1")));
		assertThat(received.getHeader("List-Unsubscribe", null)).isEqualTo("<http://lavka.example/u/1?from=127.0.0.1>");
		assertThat(received.getHeader("List-Unsubscribe-Post")).isNull();
	}

	@Test
	void withoutAWayToUnsubscribeThereIsNoHeaderForIt() throws Exception {
		MimeMessage received = deliver(EmailFixtures.message("service-1"));
		assertThat(received.getHeader("List-Unsubscribe")).isNull();
		assertThat(received.getHeader("List-Unsubscribe-Post")).isNull();
		assertThat(received.getHeader("Reply-To")).isNull();
	}

	@Test
	void bothTextsArriveThePlainOneFirst() throws Exception {
		String html = "<p style=\"color: #333\">Здравствуйте, Иван!</p>\n<p>.</p>\n..\n=20 not a blank \n";
		String text = "Здравствуйте, Иван! 😀\n.\n.. two dots\nFrom here on\ntrailing blank \n\ttab";
		MimeMultipart parts = parts(deliver(message("texts-1", "Тема", html, text)));
		assertThat(parts.getCount()).isEqualTo(2);
		assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
		assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
		assertThat(unix(parts.getBodyPart(0).getContent())).isEqualTo(text);
		assertThat(unix(parts.getBodyPart(1).getContent())).isEqualTo(html);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Нам очень жаль: ваш заказ задержался, и вот что мы делаем, чтобы это не повторилось",
			"😀 sorry 😀", "plain", "two  blanks", " leading", "trailing ", "=?UTF-8?Q?not_encoded?=",
			"commas, \"quotes\" <and> (brackets)", "é" })
	void subjectsArriveAsTheyWere(String subject) throws Exception {
		MimeMessage received = deliver(message("subject-1", subject, "<p>x</p>", "x"));
		assertThat(received.getSubject()).isEqualTo(subject);
		assertShortLines(received, 76);
	}

	@ParameterizedTest
	@ValueSource(strings = { "word ", "слово ", "nowherebroken", "нигдебеспробелов", "😀" })
	void veryLongSubjectsAreFolded(String word) throws Exception {
		String subject = word.repeat(200).strip();
		MimeMessage received = deliver(message("subject-2", subject, "<p>x</p>", "x"));
		assertThat(received.getSubject()).isEqualTo(subject);
		assertShortLines(received, 76);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Lavka", "Lavka, Inc.", "Lavka \"the shop\" \\ co", "Лавка", "Lavka <hello@evil.example>",
			"=?UTF-8?Q?Evil?=", "Lavka\u2028two",
			"A very long name of a company that goes on and on and on, Limited, Moscow" })
	void displayNamesArriveAsTheyWere(String name) throws Exception {
		From from = new From(name, new EmailAddress("hello@lavka.example"), Optional.empty());
		MimeMessage received = deliver(EmailFixtures.message("name-1", EmailFixtures.TO, EmailFixtures.CONTENT, from));
		assertThat(received.getFrom()).containsExactly(new InternetAddress("hello@lavka.example"));
		assertThat(((InternetAddress) received.getFrom()[0]).getPersonal()).isEqualTo(name);
		assertShortLines(received, 76);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "я", "😀", "=" })
	void aLineOf1200CharactersArrivesWhole(String character) throws Exception {
		String line = character.repeat(1200);
		MimeMessage received = deliver(message("line-1", "s", "<p>" + line + "</p>", line));
		assertThat(unix(parts(received).getBodyPart(0).getContent())).isEqualTo(line);
		assertThat(unix(parts(received).getBodyPart(1).getContent())).isEqualTo("<p>" + line + "</p>");
		assertShortLines(received, 76);
	}

	@Test
	void oneMessageHasTheSameBytesInEachAttempt() throws Exception {
		byte[] first = bytes(deliver(EmailFixtures.message("again-1")));
		this.mail.purgeEmailFromAllMailboxes();
		assertThat(bytes(deliver(EmailFixtures.message("again-1")))).isEqualTo(first);
	}

	private MimeMessage deliver(Outgoing message) throws Exception {
		EmailSender sender = EmailFixtures.sender(this.mail.getSmtp().getPort(), new SettableClock(NOW));
		assertThat(sender.send(message)).isInstanceOf(Outcome.Accepted.class);
		sender.close();
		assertThat(this.mail.getReceivedMessages()).hasSize(1);
		return this.mail.getReceivedMessages()[0];
	}

	private static Outgoing message(String reference, String subject, String html, String text) {
		return EmailFixtures.message(reference, EmailFixtures.TO, new Content.Email(subject, html, text),
				EmailFixtures.FROM);
	}

	private static MimeMultipart parts(MimeMessage message) throws Exception {
		return (MimeMultipart) message.getContent();
	}

	private static String unix(Object content) {
		return content.toString().replace("\r\n", "\n");
	}

	private static byte[] bytes(MimeMessage message) throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		// Received differs by the time of arrival
		message.writeTo(bytes, new String[] { "Received", "Return-Path" });
		return bytes.toByteArray();
	}

	private static void assertShortLines(MimeMessage message, int atMost) throws Exception {
		assertThat(new String(bytes(message), StandardCharsets.UTF_8).lines())
			.allSatisfy((line) -> assertThat(line.length()).isLessThanOrEqualTo(atMost));
	}

}
