package io.regain.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.regain.TestClock;
import io.regain.channel.Answer;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Sender;
import io.regain.channel.Turn;
import io.regain.message.Rate;

import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;

/** Makes a sender that has several relays. */
public final class TestRelays {

	private final List<Route> routes = new ArrayList<>();

	private final TestClock clock;

	public TestRelays(TestClock clock) {
		this.clock = clock;
	}

	public TestRelays with(ScriptedRelay relay) {
		return with(relay.port(), Limits.NONE);
	}

	TestRelays with(ScriptedRelay relay, int weight) {
		return with(relay.port(), new Limits(weight, 0, Optional.empty()));
	}

	TestRelays with(ScriptedRelay relay, int connections, String rate) {
		return with(relay.port(), new Limits(1, connections, Optional.of(Rate.of(rate))));
	}

	TestRelays with(int port, Limits limits) {
		JavaMailSenderImpl settings = new JavaMailSenderImpl();
		settings.setHost("127.0.0.1");
		settings.setPort(port);
		settings.getJavaMailProperties().put("mail.smtp.timeout", EmailFixtures.PATIENT);
		this.routes.add(EmailConfiguration.route("relay-" + this.routes.size(), settings,
				new EmailProperties(500, Duration.ofSeconds(30), true), limits, this.clock, this.clock.time(),
				EmailConfiguration.timer()));
		return this;
	}

	public Sender sender() {
		return EmailConfiguration.sender(this.routes, this.clock);
	}

	/** Sends to one relay, and waits long for its answers. */
	static Sender sender(ScriptedRelay relay, Map<String, String> mail) {
		return EmailFixtures.sender(relay.port(), Clock.systemUTC(),
				new EmailProperties(500, Duration.ofSeconds(30), true), mail);
	}

	/**
	 * Sends to one relay, which is to answer so: where that is silence, not for long.
	 */
	public static Sender sender(ScriptedRelay relay, String answer, Map<String, String> mail) {
		Map<String, String> settings = new HashMap<>(mail);
		boolean silent = answer.isEmpty() || answer.contains(ScriptedRelay.SILENCE)
				|| answer.contains(ScriptedRelay.THEN_DEAF);
		// It has no TLS to go ahead with
		if (silent || answer.startsWith("220 ")) {
			settings.putAll(EmailFixtures.IMPATIENT);
		}
		return sender(relay, settings);
	}

	/** Hands over as many as the sender gives leave for. */
	static List<Answer> inTurn(Sender sender, int messages) {
		return handOver(sender.turn(messages), () -> true);
	}

	static List<Answer> handOver(Turn turn, BooleanSupplier goOn) {
		try (turn) {
			return turn.sender().sendAll(Collections.nCopies(turn.messages(), EmailFixtures.message("1-relays")), goOn);
		}
	}

	static void accepted(Answer answer) {
		assertThat(answer.orThrow()).isInstanceOf(Accepted.class);
	}

}
