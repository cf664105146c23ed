package io.regain.channel.email;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.regain.Patience;
import io.regain.channel.Outcome;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeptConnectionsTests {

	private static final EmailProperties PROPERTIES = new EmailProperties(3, Duration.ofSeconds(30), true);

	private final ScriptedRelay relay = new ScriptedRelay();

	private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));

	private EmailSender sender = EmailFixtures.sender(this.relay.port(), this.clock, PROPERTIES, Map.of());

	@AfterEach
	void stop() {
		this.sender.close();
		this.relay.close();
	}

	@Test
	void messagesShareAConnectionUntilItHasHadEnough() {
		for (int i = 0; i < 7; i++) {
			send();
		}
		assertThat(this.relay.letters).hasSize(7);
		assertThat(this.relay.connections()).isEqualTo(3);
	}

	@Test
	void anIdleConnectionIsNotUsedAgain() {
		send();
		this.clock.advance(Duration.ofSeconds(29));
		send();
		assertThat(this.relay.connections()).isEqualTo(1);
		this.clock.advance(Duration.ofSeconds(30));
		send();
		assertThat(this.relay.connections()).isEqualTo(2);
	}

	@Test
	void aConnectionThatTheRelayClosedBetweenMessagesCostsNoMessage() {
		send();
		this.relay.hangUp();
		assertThat(send()).isInstanceOf(Outcome.Accepted.class);
		assertThat(this.relay.letters).hasSize(2);
		assertThat(this.relay.connections()).isEqualTo(2);
	}

	@Test
	void aRelayThatEndsAKeptConnectionWith421IsAskedOnceMoreOnANewOne() {
		send();
		this.relay.answer("MAIL", "421 4.4.2 Timeout exceeded" + ScriptedRelay.THEN_HANG_UP);
		assertThat(send()).isEqualTo(new Outcome.Deferred("4.4.2", "Timeout exceeded", Optional.empty(), true));
		assertThat(this.relay.count("MAIL")).isEqualTo(3);
		assertThat(this.relay.letters).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "MAIL", "RCPT", "DATA" })
	void aRefusedMessageLeavesTheConnectionFitForTheNext(String command) {
		this.relay.answer(command, "550 5.7.1 No");
		send();
		this.relay.answer(command, command.equals("DATA") ? "354 Go on" : "250 Ok");
		assertThat(send()).isInstanceOf(Outcome.Accepted.class);
		assertThat(this.relay.connections()).isEqualTo(1);
		assertThat(this.relay.count("RSET")).isEqualTo(1);
	}

	@Test
	void aRelayThatCannotResetGetsANewConnection() {
		this.relay.answer("RCPT", "550 5.1.1 No");
		this.relay.answer("RSET", "502 What?");
		send();
		this.relay.answer("RCPT", "250 Ok");
		assertThat(send()).isInstanceOf(Outcome.Accepted.class);
		assertThat(this.relay.connections()).isEqualTo(2);
	}

	/** The answer to one message must not be taken for that to the next. */
	@Test
	void aConnectionWhoseAnswerMayComeLateIsNotUsedAgain() {
		this.sender = EmailFixtures.sender(this.relay.port(), this.clock, PROPERTIES, EmailFixtures.IMPATIENT);
		this.relay.answer("END", ScriptedRelay.SILENCE);
		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(this::send);
		this.relay.answer("END", "250 Ok");
		assertThat(send()).isInstanceOf(Outcome.Accepted.class);
		assertThat(this.relay.connections()).isEqualTo(2);
		assertThat(this.relay.count("MAIL")).isEqualTo(2);
	}

	@Test
	void closingSaysGoodbye() {
		send();
		this.sender.close();
		awaitQuit();
	}

	private void awaitQuit() {
		Patience.await("the relay is told goodbye").until(() -> this.relay.count("QUIT") == 1);
	}

	private Outcome send() {
		return this.sender.send(EmailFixtures.message("kept-1"));
	}

}
