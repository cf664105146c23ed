package io.regain.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

import static org.assertj.core.api.Assertions.assertThat;

class MailCatcherTests {

	private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

	private static final MailCatcher CATCHER = MailCatcher.start(Clock.fixed(NOW, ZoneOffset.UTC));

	private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

	@BeforeEach
	void connect() {
		CATCHER.clear();
		this.sender.setHost(CATCHER.host());
		this.sender.setPort(CATCHER.port());
	}

	@AfterAll
	static void close() {
		CATCHER.close();
	}

	@Test
	void aMailIsGivenBackAsItCameAndParsed() throws Exception {
		MimeMessage message = message("anna@example.org");
		message.setHeader("X-Regain-Run", "lapsed-90-days@2026-11-22");
		this.sender.send(message);
		ReceivedMail mail = CATCHER.mails().get(0);
		assertThat(mail.recipient()).isEqualTo("anna@example.org");
		assertThat(mail.at()).isEqualTo(NOW);
		assertThat(new String(mail.raw(), StandardCharsets.US_ASCII))
			.contains("X-Regain-Run: lapsed-90-days@2026-11-22", "Subject: =?UTF-8?");
		ParsedMail parsed = mail.parsed();
		assertThat(parsed.subject()).isEqualTo("Простите нас, Анна");
		assertThat(parsed.fromName()).isEqualTo("Лавка");
		assertThat(parsed.fromAddress()).isEqualTo("hello@lavka.example");
		assertThat(parsed.text()).isEqualToIgnoringNewLines("Заказ опоздал.");
		assertThat(parsed.html()).isEqualToIgnoringNewLines("<p>Заказ <b>опоздал</b>.</p>");
		assertThat(mail.header("x-regain-run")).contains("lapsed-90-days@2026-11-22");
		assertThat(mail.header("Subject")).contains("Простите нас, Анна");
		assertThat(mail.header("List-Unsubscribe")).isEmpty();
	}

	@Test
	void eachOfThousandsOfRecipientsIsTaken() throws Exception {
		MimeMessage[] messages = new MimeMessage[2_000];
		for (int i = 0; i < messages.length; i++) {
			messages[i] = message("someone" + i + "@example.org");
		}
		this.sender.send(messages);
		List<String> recipients = CATCHER.mails().stream().map(ReceivedMail::recipient).toList();
		assertThat(recipients).hasSize(2_000).doesNotHaveDuplicates().endsWith("someone1999@example.org");
	}

	private MimeMessage message(String to) throws Exception {
		MimeMessage message = this.sender.createMimeMessage();
		MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
		helper.setFrom("hello@lavka.example", "Лавка");
		helper.setTo(to);
		helper.setSubject("Простите нас, Анна");
		helper.setText("Заказ опоздал.", "<p>Заказ <b>опоздал</b>.</p>");
		return message;
	}

}
