package io.regain.channel.email;

import java.util.Optional;

import io.regain.channel.Outcome;
import io.regain.message.Content;
import io.regain.message.EmailAddress;
import io.regain.message.From;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** No value of a person or a company begins a header, a command or a body of its own. */
class HeaderInjectionTests {

	private final ScriptedRelay relay = new ScriptedRelay();

	private final EmailSender sender = EmailFixtures.sender(this.relay.port());

	@AfterEach
	void stop() {
		this.sender.close();
		this.relay.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r\n", "\n", "\r", "\u0000", "\u000b", "\u007f", "\t" })
	void lineBreaksAndControlsDoNotGetAsFarAsTheSender(String breaking) {
		String value = "x" + breaking + "Bcc: evil@mail.example";
		EmailAddress good = new EmailAddress("a@mail.example");
		assertThatIllegalArgumentException().isThrownBy(() -> new Content.Email(value, "<p>x</p>", "x"));
		assertThatIllegalArgumentException().isThrownBy(() -> new From(value, good, Optional.empty()));
		assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a" + breaking + "b@mail.example"));
		assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a@mail.example" + breaking));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0085", "\u2028", "\u2029", "\u560a\u560d" })
	void whatSomeTakeForALineBreakIsEncoded(String breaking) {
		String value = "x" + breaking + "Bcc: evil@mail.example";
		From from = new From(value, new EmailAddress("a@mail.example"), Optional.empty());
		Content.Email content = new Content.Email(value, "<p>x</p>", "x");
		assertThat(this.sender.send(EmailFixtures.message("break-1", EmailFixtures.TO, content, from)))
			.isInstanceOf(Outcome.Accepted.class);
		String headers = this.relay.letters.get(0).split("\r\n\r\n", 2)[0];
		assertThat(headers).matches("(?s)\\p{ASCII}*").doesNotContain("Bcc", "evil");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "\r\n.\r\nMAIL FROM:<evil@mail.example>\r\n", "\n.\nQUIT\n", "\r.\rQUIT\r", "\n.\r\nRSET\r\n" })
	void aBodyCannotEndItselfAndGoOnAsCommands(String text) {
		Content.Email content = new Content.Email("Dots", "<p>x</p>" + text, "x" + text);
		for (int i = 0; i < 2; i++) {
			assertThat(
					this.sender.send(EmailFixtures.message("dot-" + i, EmailFixtures.TO, content, EmailFixtures.FROM)))
				.isInstanceOf(Outcome.Accepted.class);
		}
		assertThat(this.relay.letters).hasSize(2);
		assertThat(this.relay.commands).filteredOn((command) -> !command.startsWith("EHLO"))
			.extracting((command) -> command.substring(0, 4))
			.containsExactly("MAIL", "RCPT", "DATA", "MAIL", "RCPT", "DATA");
	}

}
