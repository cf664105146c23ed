package io.regain.channel.email;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.regain.channel.Answer;
import io.regain.channel.Outcome.Deferred;
import io.regain.message.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StartTlsTests {

	private static final Map<String, String> REQUIRED = Map.of("mail.smtp.starttls.enable", "true",
			"mail.smtp.starttls.required", "true", "mail.smtp.ssl.trust", "*", "mail.smtp.ssl.checkserveridentity",
			"false");

	@Test
	void lettersLeaveThroughTls() throws IOException {
		try (ScriptedRelay behind = new ScriptedRelay(true);
				StartTlsRelay relay = new StartTlsRelay(behind, "220 Go ahead\r\n")) {
			assertThat(send(relay, 3)).hasSize(3).allSatisfy(TestRelays::accepted);
			assertThat(behind.letters).hasSize(3).allMatch((letter) -> letter.contains("We are sorry."));
			assertThat(behind.connections()).isOne();
			assertThat(relay.overheard).hasSize(2)
				.satisfies((heard) -> assertThat(heard.get(0)).startsWith("EHLO "))
				.endsWith("STARTTLS");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "220 Go ahead\r\n250-relay.example\r\n250 PIPELINING\r\n", "220 Go ahead\r2",
			"220 Go ahead\r\r2" })
	void whatTheRelayOffersCountsOnlyIfItIsSaidThroughTls(String agreement) throws IOException {
		try (ScriptedRelay behind = new ScriptedRelay(false);
				StartTlsRelay relay = new StartTlsRelay(behind, agreement)) {
			assertThat(send(relay, 2)).singleElement()
				.satisfies((answer) -> assertThat(answer.orThrow()).isInstanceOfSatisfying(Deferred.class,
						(deferred) -> assertThat(deferred.code()).isEqualTo("no-answer")));
			assertThat(behind.commands).isEmpty();
		}
	}

	@Test
	void aLineOfOneDotIsALineOfTheLetter() {
		try (ScriptedRelay relay = new ScriptedRelay(true)) {
			Content.Email content = new Content.Email("Dots", "<p>one</p>\n.\n..two\n", ".\n\n..\n.three");
			EmailSender sender = EmailFixtures.sender(relay.port());
			sender.sendAll(List.of(EmailFixtures.message("dots-1", EmailFixtures.TO, content, EmailFixtures.FROM),
					EmailFixtures.message("dots-2")), () -> true);
			sender.close();
			assertThat(relay.letters).hasSize(2);
			assertThat(relay.letters.get(0)).contains("\r\n\r\n.\r\n\r\n..\r\n.three\r\n--")
				.contains("<p>one</p>\r\n.\r\n..two\r\n");
		}
	}

	private static List<Answer> send(StartTlsRelay relay, int messages) {
		EmailSender sender = EmailFixtures.sender(relay.port(), Clock.systemUTC(),
				new EmailProperties(500, Duration.ofSeconds(30), true), REQUIRED);
		try {
			return sender.sendAll(
					IntStream.range(0, messages).mapToObj((i) -> EmailFixtures.message(i + "-tls")).toList(),
					() -> true);
		}
		finally {
			sender.close();
		}
	}

}
