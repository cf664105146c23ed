package io.regain.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.audience.Freezes;
import io.regain.audience.FrozenAudiences;
import io.regain.audience.Listed;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Stop;
import io.regain.delivery.Tallies;
import io.regain.report.Reports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Marketing to two customers under caps: two contacts in a week, a text message in a
 * month.
 */
@StartTest
@TestPropertySource(properties = { "regain.caps[0].most=2", "regain.caps[0].in=7d", "regain.caps[1].channel=sms",
		"regain.caps[1].most=1", "regain.caps[1].in=30d" })
class EscalationPressureTests {

	private final Starts starts;

	private final ScriptedSender email;

	private final ScriptedSender sms;

	private final FrozenAudiences audiences;

	private final Freezes freezes;

	private final Tallies tallies;

	private final Reports reports;

	EscalationPressureTests(Starts starts, @Qualifier("email") ScriptedSender email,
			@Qualifier("sms") ScriptedSender sms, FrozenAudiences audiences, Freezes freezes, Tallies tallies,
			Reports reports) {
		this.starts = starts;
		this.email = email;
		this.sms = sms;
		this.audiences = audiences;
		this.freezes = freezes;
		this.tallies = tallies;
		this.reports = reports;
	}

	@BeforeEach
	void begin() {
		TestEscalation.begin(this.starts, 2, "acknowledged", "marketing");
		this.starts.everybodyConsents();
	}

	@Test
	void anEscalationIsOneContactHoweverFarItGoes() {
		escalated("first");
		assertThat(this.email.handed()).hasSize(2);
		assertThat(this.sms.handed()).hasSize(2);
		Run second = escalated("second");
		assertThat(this.tallies.of(second).planned()).as("the second contact of two").isEqualTo(4);
		assertThat(this.reports.of(escalated("third")).audience().excluded()).isEqualTo(Map.of("frequency-cap", 2L));
	}

	@Test
	void aStepForWhichACapLeavesNoPlaceIsLeftOut() {
		escalated("first");
		Run second = escalated("second");
		assertThat(second.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(4);
		assertThat(this.sms.handed()).hasSize(2);
		assertThat(this.starts
			.column("SELECT DISTINCT code FROM regain_message WHERE state = 'SUPPRESSED' AND channel = 'sms'"))
			.containsExactly("frequency-cap");
		assertThat(this.reports.addsUp(second)).isTrue();
	}

	@Test
	void aStepIsNotLetGoByTheEndOfAnIncident() {
		this.audiences.add("incident-7", List.of(new Listed("1", Map.of())));
		this.freezes.begin("incident-7", "incident 7");
		Starts.driven(this.starts.start(Starts.withoutWaiting()));
		assertThat(this.starts.column("SELECT held FROM regain_message WHERE customer_id = '1' ORDER BY step"))
			.containsExactly("incident", "step");
		this.freezes.end("incident-7", this.starts.clock().instant());
		Starts.driven(this.starts.start(Starts.withoutWaiting()));
		assertThat(this.email.handed()).hasSize(2);
		assertThat(this.sms.handed()).isEmpty();
		assertThat(this.starts.column("SELECT held FROM regain_message WHERE step = 1")).containsExactly("step",
				"step");
	}

	private Run escalated(String key) {
		StartRequest request = new StartRequest("note", Optional.of(key), Optional.empty(), true, false, false, false);
		CompletableFuture<StartResult> driving = CompletableFuture
			.supplyAsync(() -> this.starts.start(request, new Observed(), new Stop()));
		Patience.await("the run has ended").pollInterval(Duration.ofMillis(50)).until(() -> {
			this.starts.clock().advance(Duration.ofMinutes(1));
			return driving.isDone();
		});
		return Starts.driven(Patience.end("the run", driving));
	}

}
