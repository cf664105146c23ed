package io.regain.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.regain.channel.ChannelContext;
import io.regain.channel.Outcome;
import io.regain.channel.Sender;
import io.regain.message.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a relay is asked to report of a delivery (RFC 3461). */
class ReportsTests {

	private static final String ENVELOPE = " RET=HDRS ENVID=1z-k9x0";

	private static final String WHICH = " NOTIFY=FAILURE,DELAY";

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void areAskedForUnderTheMessagesNameWhereTheyAreOffered(boolean pipelining) {
		try (ScriptedRelay relay = new ScriptedRelay(pipelining)) {
			relay.offer("DSN");
			assertThat(commands(relay, true)).containsExactly("MAIL FROM:<hello@lavka.example>" + ENVELOPE,
					"RCPT TO:<ivan.petrov@mail.example>" + WHICH);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void areNotAskedForWhereTheyAreNotOffered(boolean pipelining) {
		try (ScriptedRelay relay = new ScriptedRelay(pipelining)) {
			assertThat(commands(relay, true)).containsExactly("MAIL FROM:<hello@lavka.example>",
					"RCPT TO:<ivan.petrov@mail.example>");
		}
	}

	@Test
	void areNotAskedForIfNobodyWantsThem() {
		try (ScriptedRelay relay = new ScriptedRelay(true)) {
			relay.offer("DSN");
			assertThat(commands(relay, false)).containsExactly("MAIL FROM:<hello@lavka.example>",
					"RCPT TO:<ivan.petrov@mail.example>");
		}
	}

	@Test
	void areForEachRelayToSay() {
		try (ScriptedRelay near = new ScriptedRelay(true); ScriptedRelay far = new ScriptedRelay(true)) {
			near.offer("DSN");
			far.offer("DSN");
			ChannelContext.of(EmailConfiguration.class)
				.withPropertyValues("regain.email.dsn=false", "regain.email.relays.far.dsn=true")
				.withPropertyValues("regain.email.relays.near.host=127.0.0.1", "regain.email.relays.far.host=127.0.0.1")
				.withPropertyValues("regain.email.relays.near.port=" + near.port(),
						"regain.email.relays.far.port=" + far.port())
				.run((started) -> {
					Sender sender = started.getBean(Sender.class);
					sender.send(EmailFixtures.message("1z-k9x0"));
					sender.send(EmailFixtures.message("1z-k9x0"));
				});
			assertThat(near.commands).noneMatch((line) -> line.contains("ENVID"));
			assertThat(far.commands).anyMatch((line) -> line.endsWith(ENVELOPE));
		}
	}

	@Test
	void comeBackToTheMessagesOwnAddress() {
		try (ScriptedRelay relay = new ScriptedRelay(true);
				EmailSender sender = EmailFixtures.sender(relay.port(), Clock.systemUTC(),
						new EmailProperties(500, Duration.ofSeconds(30), true),
						Map.of("mail.smtp.from", "relay@lavka.example"))) {
			EmailAddress own = new EmailAddress("bounces+1z@news.lavka.example");
			sender.send(EmailFixtures.message("1z-k9x0").returningTo(own));
			assertThat(relay.commands).contains("MAIL FROM:<bounces+1z@news.lavka.example>");
		}
	}

	private static List<String> commands(ScriptedRelay relay, boolean dsn) {
		EmailProperties properties = new EmailProperties(500, Duration.ofSeconds(30), dsn);
		try (EmailSender sender = EmailFixtures.sender(relay.port(), Clock.systemUTC(), properties, Map.of())) {
			assertThat(sender.send(EmailFixtures.message("1z-k9x0"))).isInstanceOf(Outcome.Accepted.class);
		}
		return relay.commands.stream().filter((line) -> line.matches("(?s)(MAIL|RCPT) .*")).toList();
	}

}
