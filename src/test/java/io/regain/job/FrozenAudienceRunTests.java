package io.regain.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.regain.ScriptedSender;
import io.regain.audience.FrozenAudiences;
import io.regain.audience.Listed;
import io.regain.delivery.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs to customers 1 and 2, who were frozen before the company's tables went away. */
@StartTest
class FrozenAudienceRunTests {

	private final Starts starts;

	private final FrozenAudiences audiences;

	private final ScriptedSender email;

	FrozenAudienceRunTests(Starts starts, FrozenAudiences audiences, @Qualifier("email") ScriptedSender email) {
		this.starts = starts;
		this.audiences = audiences;
		this.email = email;
	}

	@BeforeEach
	void freeze() {
		this.starts.begin(3);
		this.audiences.add("incident-7", List.of(new Listed("2", Map.of()), new Listed("1", Map.of())));
	}

	private void away() {
		this.starts.jdbc().sql("DROP VIEW regain_customer").update();
	}

	@Test
	void aRunNeedsNothingOfTheCompanysTables() {
		this.starts.home().change("  segment: everybody", "  segment: everybody\n  frozen: incident-7");
		away();
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).extracting((message) -> message.to().value())
			.containsExactlyInAnyOrder("c1@mail.example", "c2@mail.example");
	}

	@Test
	void aRunMayBeForThoseWhoJoinedLater() {
		Instant then = this.starts.clock().instant();
		this.starts.clock().advance(Duration.ofMinutes(5));
		this.audiences.add("incident-7", List.of(new Listed("3", Map.of())));
		this.starts.home()
			.change("  segment: everybody", "  segment: everybody\n  frozen: incident-7\n  joined-after: " + then);
		away();
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).extracting((message) -> message.to().value())
			.containsExactly("c3@mail.example");
	}

}
