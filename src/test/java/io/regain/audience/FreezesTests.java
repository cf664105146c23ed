package io.regain.audience;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.regain.RegainTest;
import io.regain.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class FreezesTests {

	private static final List<String> EVERYBODY = List.of("a", "b", "c");

	private final Freezes freezes;

	private final FrozenAudiences audiences;

	private final JdbcClient jdbc;

	private final TestClock clock;

	FreezesTests(Freezes freezes, FrozenAudiences audiences, JdbcClient jdbc, TestClock clock) {
		this.freezes = freezes;
		this.audiences = audiences;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@BeforeEach
	void twoAudiences() {
		this.jdbc
			.sql("""
					INSERT INTO regain_affected (audience, customer_id, joined_at) VALUES
					  ('incident-7', 'a', '2026-11-22'), ('incident-7', 'b', '2026-11-22'), ('incident-8', 'b', '2026-11-22')
					""")
			.update();
	}

	@Test
	void whoIsAffectedIsFrozenUntilTheEndOfTheCoolOff() {
		assertThat(this.freezes.among(EVERYBODY)).isEmpty();
		this.freezes.begin("incident-7", "incident 7, Card payments fail");
		Instant began = this.clock.instant();
		assertThat(this.freezes.among(EVERYBODY)).containsOnlyKeys("a", "b")
			.containsEntry("a", new Freeze("incident-7", "incident 7, Card payments fail", began, Optional.empty()));
		Instant until = began.plus(Duration.ofHours(2));
		assertThat(this.freezes.end("incident-7", until)).isTrue();
		this.clock.advance(Duration.ofMinutes(119));
		assertThat(this.freezes.among(EVERYBODY).values()).extracting(Freeze::until).containsOnly(Optional.of(until));
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(this.freezes.among(EVERYBODY)).isEmpty();
		assertThat(this.freezes.end("incident-9", until)).isFalse();
	}

	@Test
	void ofTwoTheOneThatLastsLongerIsNamed() {
		this.freezes.begin("incident-7", "seven");
		this.freezes.begin("incident-8", "eight");
		this.freezes.end("incident-7", this.clock.instant().plus(Duration.ofHours(1)));
		assertThat(names()).isEqualTo(Map.of("a", "seven", "b", "eight"));
		this.freezes.end("incident-8", this.clock.instant());
		assertThat(names()).isEqualTo(Map.of("a", "seven", "b", "seven"));
	}

	@Test
	void whoIsDroppedFromTheAudienceIsFrozenNoMore() {
		this.freezes.begin("incident-7", "seven");
		this.audiences.drop("incident-7", List.of("a"));
		assertThat(names()).isEqualTo(Map.of("b", "seven"));
	}

	@Test
	void whatBeginsAgainHasNoEndAnyMore() {
		this.freezes.begin("incident-7", "seven");
		Instant began = this.clock.instant();
		this.freezes.end("incident-7", began.plus(Duration.ofHours(1)));
		this.clock.advance(Duration.ofMinutes(30));
		this.freezes.begin("incident-7", "seven, again");
		assertThat(this.freezes.inForce())
			.containsExactly(new Freeze("incident-7", "seven, again", began, Optional.empty()));
		this.freezes.end("incident-7", this.clock.instant());
		this.clock.advance(Duration.ofMinutes(30));
		this.freezes.begin("incident-7", "seven, later");
		assertThat(this.freezes.inForce()).extracting(Freeze::from).containsExactly(this.clock.instant());
	}

	private Map<String, String> names() {
		Map<String, String> names = new TreeMap<>();
		this.freezes.among(EVERYBODY).forEach((customer, freeze) -> names.put(customer, freeze.name()));
		return names;
	}

}
