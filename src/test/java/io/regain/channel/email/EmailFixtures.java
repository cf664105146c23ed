package io.regain.channel.email;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.icegreen.greenmail.util.ServerSetup;
import io.github.bucket4j.TimeMeter;
import io.regain.Patience;
import io.regain.channel.Outgoing;
import io.regain.message.Content;
import io.regain.message.EmailAddress;
import io.regain.message.From;

import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Senders and messages that several tests of this package need. */
final class EmailFixtures {

	static final EmailAddress TO = new EmailAddress("ivan.petrov@mail.example");

	static final From FROM = new From("Lavka", new EmailAddress("hello@lavka.example"), Optional.empty());

	static final Content.Email CONTENT = new Content.Email("Your order is late", "<p>We are sorry.</p>",
			"We are sorry.");

	/** Only for relays that fall silent: a test waits for as long as this. */
	static final Map<String, String> IMPATIENT = Map.of("mail.smtp.timeout", "2000", "mail.smtp.writetimeout", "2000");

	/** For relays that answer, however long this machine stands still. */
	static final String PATIENT = "60000";

	private EmailFixtures() {
	}

	static EmailSender sender(int port) {
		return sender(port, Clock.systemUTC());
	}

	/** A port of its own, and more time to start in than the 2 s that are usual. */
	static ServerSetup onAnyPort(ServerSetup setup) {
		ServerSetup dynamic = setup.dynamicPort();
		dynamic.setServerStartupTimeout(Patience.LONG.toMillis());
		return dynamic;
	}

	/** One that gives up when the relay does not answer. */
	static EmailSender impatient(int port) {
		return sender(port, Clock.systemUTC(), new EmailProperties(500, Duration.ofSeconds(30), true), IMPATIENT);
	}

	static EmailSender sender(int port, Clock clock) {
		return sender(port, clock, new EmailProperties(500, Duration.ofSeconds(30), true), Map.of());
	}

	static EmailSender sender(int port, Clock clock, EmailProperties properties, Map<String, String> mail) {
		JavaMailSenderImpl settings = new JavaMailSenderImpl();
		settings.setHost("127.0.0.1");
		settings.setPort(port);
		settings.getJavaMailProperties().put("mail.smtp.timeout", PATIENT);
		settings.getJavaMailProperties().putAll(mail);
		return sender(settings, clock, properties);
	}

	static EmailSender sender(JavaMailSenderImpl settings, Clock clock, EmailProperties properties) {
		return EmailConfiguration.sender(List.of(EmailConfiguration.route("relay", settings, properties, Limits.NONE,
				clock, TimeMeter.SYSTEM_NANOTIME, EmailConfiguration.timer())), clock);
	}

	static Outgoing message(String reference) {
		return message(reference, TO, CONTENT, FROM);
	}

	static Outgoing message(String reference, EmailAddress to, Content.Email content, From from) {
		return new Outgoing(reference, "lapsed-90-days@2026-11-22", to, content, from, Optional.empty(),
				Optional.empty());
	}

	static Outgoing marketing(String reference, URI unsubscribe) {
		return new Outgoing(reference, "lapsed-90-days@2026-11-22", TO, CONTENT, FROM, Optional.of(unsubscribe),
				Optional.empty());
	}

}
