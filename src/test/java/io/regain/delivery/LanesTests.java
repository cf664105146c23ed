package io.regain.delivery;

import java.time.Duration;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Two processes: what the one sends, and whether the other yields to it. */
@RegainTest
class LanesTests {

	private final TestLedger ledger;

	private final JdbcClient jdbc;

	private final TestClock clock;

	private final Lanes ours;

	private final Lanes theirs;

	LanesTests(TestLedger ledger, JdbcClient jdbc, TestClock clock) {
		this.ledger = ledger;
		this.jdbc = jdbc;
		this.clock = clock;
		this.ours = new Lanes(jdbc, clock);
		this.theirs = new Lanes(jdbc, clock);
	}

	@BeforeEach
	void look() {
		MessageClass[] lanes = MessageClass.values();
		for (MessageClass lane : lanes) {
			this.theirs.yields(this.ledger.planned(lane, 1));
		}
	}

	@ParameterizedTest
	@CsvSource({ "INCIDENT, SERVICE, true", "INCIDENT, MARKETING, true", "SERVICE, MARKETING, true",
			"SERVICE, INCIDENT, false", "MARKETING, SERVICE, false", "MARKETING, INCIDENT, false",
			"INCIDENT, INCIDENT, false", "SERVICE, SERVICE, false", "MARKETING, MARKETING, false" })
	void whoIsBehindYieldsToWhoMoves(MessageClass first, MessageClass second, boolean yields) {
		Run moving = this.ledger.planned(first, 1);
		Run other = this.ledger.planned(second, 1);
		this.ours.moves(moving);
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(other)).isEqualTo(yields);
	}

	@Test
	void theWayIsFreeWhenNothingMovesAnyMore() {
		Run incident = this.ledger.planned(MessageClass.INCIDENT, 1);
		Run marketing = this.ledger.planned(MessageClass.MARKETING, 1);
		for (int second = 0; second < 5; second++) {
			this.ours.moves(incident);
			this.clock.advance(Lanes.LOOK);
			assertThat(this.theirs.yields(marketing)).as("second %d", second).isTrue();
		}
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(marketing)).isTrue();
		this.clock.advance(Lanes.COUNTS);
		assertThat(this.theirs.yields(marketing)).isFalse();
	}

	@Test
	void theWayIsFreeAsSoonAsTheRunHasEnded() {
		Run incident = this.ledger.planned(MessageClass.INCIDENT, 1);
		Run marketing = this.ledger.planned(MessageClass.MARKETING, 1);
		this.ours.moves(incident);
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(marketing)).isTrue();
		this.jdbc.sql("UPDATE regain_run SET status = 'COMPLETED' WHERE id = :run")
			.param("run", incident.number())
			.update();
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(marketing)).isFalse();
	}

	/** Its process was killed: the run is still there, but nothing moves. */
	@Test
	void whoBeginsDoesNotWaitForWhatStandsStill() {
		this.ours.moves(this.ledger.planned(MessageClass.INCIDENT, 1));
		this.clock.advance(Duration.ofHours(1));
		assertThat(this.theirs.yields(this.ledger.planned(MessageClass.MARKETING, 1))).isFalse();
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(this.ledger.planned(MessageClass.MARKETING, 1))).isFalse();
	}

}
