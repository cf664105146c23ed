package io.regain.job;

import java.time.Duration;
import java.util.Optional;

import io.regain.ScriptedSender;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.Outcome.Refused;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** A run whose provider takes nothing. */
@StartTest
class ProviderOutageTests {

	private static final int CUSTOMERS = 200;

	/**
	 * Five groups of five, what the other worker has begun meanwhile, and single tries.
	 */
	private static final long FOUND_OUT = 5 * 5 + 5 + 20;

	private final Starts starts;

	private final ScriptedSender email;

	ProviderOutageTests(Starts starts, @Qualifier("email") ScriptedSender email) {
		this.starts = starts;
		this.email = email;
	}

	@BeforeEach
	void begin() {
		this.starts.begin(CUSTOMERS);
	}

	@Test
	void pausesItselfAndSaysWhy() {
		this.email.answer((message) -> new Refused(Cause.CONFIGURATION, "5.7.8", "Authentication failed"));
		Run run = Starts.driven(this.starts.startWhileTimePasses(Duration.ofSeconds(10)));
		assertThat(run.status()).isEqualTo(RunStatus.PAUSED);
		assertThat(run.note()).startsWith("paused by a guard at 2026-11-22T")
			.endsWith("Z: email: the provider takes nothing: 5.7.8 Authentication failed");
		assertThat(this.starts.states().get("REFUSED")).isBetween(25L, FOUND_OUT);
		assertThat(this.starts.states().get("PLANNED")).isGreaterThan(CUSTOMERS - FOUND_OUT);
	}

	/** Whoever said that it need not wait will come again. */
	@Test
	void doesNotPauseIfNobodyWaited() {
		this.email.answer((message) -> new Deferred("no-connection", "refused", Optional.empty(), true));
		Run run = Starts.driven(this.starts.start(Starts.withoutWaiting()));
		assertThat(run.status()).isEqualTo(RunStatus.SENDING);
		assertThat(this.starts.states()).containsOnlyKeys("PLANNED");
		this.email.accept();
		assertThat(Starts.driven(this.starts.startWhileTimePasses()).status()).isEqualTo(RunStatus.COMPLETED);
	}

}
