package io.regain.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.regain.channel.Outcome;
import io.regain.message.EmailAddress;
import io.regain.message.From;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EmailAddressFormTests {

	private final ScriptedRelay relay = new ScriptedRelay();

	private EmailSender sender = EmailFixtures.sender(this.relay.port());

	@AfterEach
	void stop() {
		this.sender.close();
		this.relay.close();
	}

	@ParameterizedTest
	@CsvSource({ "ivan@почта.рф, ivan@xn--80a1acny.xn--p1ai", "o'hara+x@mail.example, o'hara+x@mail.example",
			"dots..inside.@mail.example, dots..inside.@mail.example", "\"a@b\"@mail.example, \"a@b\"@mail.example" })
	void theDomainIsNamedInAscii(String address, String onTheWire) {
		assertThat(send(address)).isInstanceOf(Outcome.Accepted.class);
		assertThat(this.relay.commands).contains("RCPT TO:<" + onTheWire + ">");
		assertThat(this.relay.letters.get(0)).contains("\r\nTo: <" + onTheWire + ">\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "иван@mail.example", "a>b@mail.example", "a,b@mail.example", "a@b@mail.example",
			"\"a\"b\"@mail.example", "ivan@mail..example", "ivan@-mail.example", "ivan@ma_il.example",
			"ivan@mail.example>" })
	void whatSmtpHasNoFormForIsInvalidAndNotTried(String address) {
		assertThat(send(address)).isInstanceOfSatisfying(Outcome.Refused.class, (refused) -> {
			assertThat(refused.cause()).isEqualTo(Outcome.Cause.INVALID_ADDRESS);
			assertThat(refused.detail()).doesNotContain(address);
		});
		assertThat(this.relay.connections()).isZero();
	}

	@Test
	void aLocalPartOfOtherLettersGoesThroughRelaysWithSmtpUtf8() {
		this.relay.answer("EHLO", "250-relay.example\r\n250 SMTPUTF8");
		this.sender = allowingUtf8();
		assertThat(send("иван@почта.рф")).isInstanceOf(Outcome.Accepted.class);
		assertThat(this.relay.commands).contains("MAIL FROM:<hello@lavka.example> SMTPUTF8",
				"RCPT TO:<иван@xn--80a1acny.xn--p1ai>");
		assertThat(this.relay.letters.get(0)).contains("\r\nTo: <иван@xn--80a1acny.xn--p1ai>\r\n");
	}

	@Test
	void aLocalPartOfOtherLettersIsInvalidForRelaysWithoutSmtpUtf8() {
		this.sender = allowingUtf8();
		assertThat(send("иван@mail.example")).isInstanceOfSatisfying(Outcome.Refused.class,
				(refused) -> assertThat(refused.cause()).isEqualTo(Outcome.Cause.INVALID_ADDRESS));
		assertThat(this.relay.letters).isEmpty();
	}

	@Test
	void anOrdinaryMessageDoesNotAskForSmtpUtf8() {
		this.relay.answer("EHLO", "250-relay.example\r\n250 SMTPUTF8");
		this.sender = allowingUtf8();
		assertThat(send("ivan@mail.example")).isInstanceOf(Outcome.Accepted.class);
		assertThat(this.relay.commands).contains("MAIL FROM:<hello@lavka.example>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "привет@lavka.example", "he>llo@lavka.example" })
	void aSenderSmtpHasNoFormForIsOurFault(String address) {
		From from = new From("Lavka", new EmailAddress(address), Optional.empty());
		assertThat(this.sender.send(EmailFixtures.message("from-1", EmailFixtures.TO, EmailFixtures.CONTENT, from)))
			.isInstanceOfSatisfying(Outcome.Refused.class,
					(refused) -> assertThat(refused.cause()).isEqualTo(Outcome.Cause.CONFIGURATION));
	}

	@ParameterizedTest
	@CsvSource({ "bounces@lavka.example, <bounces@lavka.example>", "<>, <>" })
	void bouncesGoWhereMailSmtpFromSays(String setting, String onTheWire) {
		this.sender = EmailFixtures.sender(this.relay.port(), Clock.systemUTC(), keep(),
				Map.of("mail.smtp.from", setting));
		send("ivan@mail.example");
		assertThat(this.relay.commands).contains("MAIL FROM:" + onTheWire);
		assertThat(this.relay.letters.get(0)).contains("From: Lavka <hello@lavka.example>\r\n");
	}

	private EmailSender allowingUtf8() {
		return EmailFixtures.sender(this.relay.port(), Clock.systemUTC(), keep(),
				Map.of("mail.mime.allowutf8", "true"));
	}

	private static EmailProperties keep() {
		return new EmailProperties(500, Duration.ofSeconds(30), true);
	}

	private Outcome send(String address) {
		return this.sender.send(
				EmailFixtures.message("form-1", new EmailAddress(address), EmailFixtures.CONTENT, EmailFixtures.FROM));
	}

}
