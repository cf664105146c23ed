package io.regain.channel.email;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

import io.regain.channel.Outgoing;
import io.regain.message.EmailAddress;
import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnclosedTests {

	private static final String PLAIN = "From: ivan.petrov@mail.example\r\nSubject: Where is it?\r\n\r\nWhere?\r\n";

	@Test
	void aPlainMailStaysAMail() throws Exception {
		BodyPart part = received(PLAIN).getBodyPart(1);
		assertThat(part.getContentType()).isEqualTo("message/rfc822");
		assertThat(((MimeMessage) part.getContent()).getSubject()).isEqualTo("Where is it?");
		assertThat(part.getInputStream()).hasContent(PLAIN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Где?\r\n", "bare\n", "bare\r", "NUL \0\r\n", "LONG" })
	void oneThatCouldBeHarmedOnTheWayIsAFile(String body) throws Exception {
		String mail = PLAIN + body.replace("LONG", "x".repeat(999));
		BodyPart part = received(mail).getBodyPart(1);
		assertThat(part.getFileName()).isEqualTo("mail.eml");
		assertThat(part.getInputStream().readAllBytes()).isEqualTo(mail.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void theMessageItselfIsAsEver() throws Exception {
		MimeMultipart parts = (MimeMultipart) received(PLAIN).getBodyPart(0).getContent();
		assertThat(parts.getContentType()).startsWith("multipart/alternative");
		assertThat(parts.getCount()).isEqualTo(2);
	}

	private static MimeMultipart received(String enclosed) throws Exception {
		Outgoing message = EmailFixtures.message("r7-m12").enclosing(enclosed.getBytes(StandardCharsets.UTF_8));
		Mailbox from = Mailbox.of(message.from().email()).orElseThrow();
		Mailbox to = Mailbox.of((EmailAddress) message.to()).orElseThrow();
		Letter letter = Letter.write(message, from, to, Optional.empty(), Instant.EPOCH);
		MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()),
				new ByteArrayInputStream(letter.content(true)));
		assertThat(mail.getHeader("Auto-Submitted")).isNull();
		return (MimeMultipart) mail.getContent();
	}

}
