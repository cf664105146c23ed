package io.regain.delivery;

import java.time.Duration;
import java.util.Optional;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Two processes: what the one sends, and whether the other yields to it. */
@RegainTest
class LanesTests {

	private final TestLedger ledger;

	private final JdbcClient jdbc;

	private final TestClock clock;

	private final Holds holds;

	private final Lanes ours;

	private final Lanes theirs;

	LanesTests(TestLedger ledger, Holds holds, JdbcClient jdbc, TestClock clock) {
		this.ledger = ledger;
		this.holds = holds;
		this.jdbc = jdbc;
		this.clock = clock;
		this.ours = new Lanes(jdbc, clock);
		this.theirs = new Lanes(jdbc, clock);
	}

	@BeforeEach
	void look() {
		MessageClass[] lanes = MessageClass.values();
		for (MessageClass lane : lanes) {
			this.theirs.yields(this.ledger.planned(lane, 1), Channel.EMAIL);
		}
	}

	@ParameterizedTest
	@CsvSource({ "INCIDENT, SERVICE, true", "INCIDENT, MARKETING, true", "SERVICE, MARKETING, true",
			"SERVICE, INCIDENT, false", "MARKETING, SERVICE, false", "MARKETING, INCIDENT, false",
			"INCIDENT, INCIDENT, false", "SERVICE, SERVICE, false", "MARKETING, MARKETING, false" })
	void whoIsBehindYieldsToWhoMoves(MessageClass first, MessageClass second, boolean yields) {
		Run moving = this.ledger.planned(first, 1);
		Run other = this.ledger.planned(second, 1);
		this.ours.moves(moving, Channel.EMAIL);
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(other, Channel.EMAIL)).isEqualTo(yields);
	}

	@Test
	void whatAnIncidentIsAboutToBeginGoesFirstOnAllChannels() {
		Run marketing = this.ledger.planned(MessageClass.MARKETING, 1);
		this.theirs.yields(marketing, Channel.SMS);
		this.ours.announce();
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(this.ledger.planned(MessageClass.SERVICE, 1), Channel.EMAIL)).isTrue();
		assertThat(this.theirs.yields(marketing, Channel.SMS)).isTrue();
		this.clock.advance(Lanes.COUNTS);
		assertThat(this.theirs.yields(marketing, Channel.SMS)).as("nothing came of it").isFalse();
	}

	@Test
	void eachChannelHasLanesOfItsOwn() {
		Run marketing = this.ledger.planned(MessageClass.MARKETING, 1);
		this.theirs.yields(marketing, Channel.SMS);
		this.ours.moves(this.ledger.planned(MessageClass.INCIDENT, 1), Channel.SMS);
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(marketing, Channel.EMAIL)).isFalse();
		assertThat(this.theirs.yields(marketing, Channel.SMS)).isTrue();
	}

	/** A group may take longer than a beat counts. */
	@Test
	void whoLooksRarelySeesItToo() {
		Run incident = this.ledger.planned(MessageClass.INCIDENT, 1);
		Run marketing = this.ledger.planned(MessageClass.MARKETING, 1);
		this.ours.moves(incident, Channel.EMAIL);
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(this.theirs.yields(marketing, Channel.EMAIL)).isTrue();
	}

	@Test
	void theWayIsFreeWhenNothingMovesAnyMore() {
		Run incident = this.ledger.planned(MessageClass.INCIDENT, 1);
		Run marketing = this.ledger.planned(MessageClass.MARKETING, 1);
		for (int second = 0; second < 5; second++) {
			this.ours.moves(incident, Channel.EMAIL);
			this.clock.advance(Lanes.LOOK);
			assertThat(this.theirs.yields(marketing, Channel.EMAIL)).as("second %d", second).isTrue();
		}
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(marketing, Channel.EMAIL)).isTrue();
		this.clock.advance(Lanes.COUNTS);
		assertThat(this.theirs.yields(marketing, Channel.EMAIL)).isFalse();
	}

	@Test
	void theWayIsFreeAsSoonAsTheRunHasEnded() {
		Run incident = this.ledger.planned(MessageClass.INCIDENT, 1);
		Run marketing = this.ledger.planned(MessageClass.MARKETING, 1);
		this.ours.moves(incident, Channel.EMAIL);
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(marketing, Channel.EMAIL)).isTrue();
		this.jdbc.sql("UPDATE regain_run SET status = 'COMPLETED' WHERE id = :run")
			.param("run", incident.number())
			.update();
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(marketing, Channel.EMAIL)).isFalse();
	}

	/** Planning needs the same machine and the same database. */
	@Test
	void whatAnIncidentHasToSayGoesFirstFromItsBeginning() {
		Run marketing = this.ledger.planned(MessageClass.MARKETING, 1);
		this.ledger.begun(TestCampaign.of(MessageClass.INCIDENT));
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(marketing, Channel.EMAIL)).isTrue();
		assertThat(this.theirs.yields(this.ledger.planned(MessageClass.SERVICE, 1), Channel.EMAIL)).isTrue();
	}

	@Test
	void whatIsPlannedForAnIncidentGoesFirstAsLongAsItsHeartBeats() {
		Run marketing = this.ledger.planned(MessageClass.MARKETING, 1);
		Run incident = this.ledger.begun(TestCampaign.of(MessageClass.INCIDENT));
		Hold hold = this.holds.take(incident.number(), "planner", Optional.empty()).orElseThrow();
		for (int second = 0; second < 10; second++) {
			if (second % 2 == 0) {
				this.holds.beat(hold);
			}
			this.clock.advance(Lanes.LOOK);
			assertThat(this.theirs.yields(marketing, Channel.EMAIL)).as("second %d", second).isTrue();
		}
		this.clock.advance(Lanes.LOOK);
		this.theirs.yields(marketing, Channel.EMAIL);
		this.clock.advance(Lanes.COUNTS);
		assertThat(this.theirs.yields(marketing, Channel.EMAIL)).as("its planner was killed").isFalse();
	}

	@Test
	void thePlanningOfAServiceMessageStopsNobody() {
		Run marketing = this.ledger.planned(MessageClass.MARKETING, 1);
		this.ledger.begun(TestCampaign.of(MessageClass.SERVICE));
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(marketing, Channel.EMAIL)).isFalse();
	}

	@Test
	void aLedgerThatIsAwayStopsNobody() {
		Lanes blind = new Lanes(JdbcClient.create(new DriverManagerDataSource("jdbc:mysql://127.0.0.1:1/gone")),
				this.clock);
		assertThat(blind.yields(this.ledger.planned(MessageClass.MARKETING, 1), Channel.EMAIL)).isFalse();
	}

	/** Its process was killed: the run is still there, but nothing moves. */
	@Test
	void whoBeginsDoesNotWaitForWhatStandsStill() {
		this.ours.moves(this.ledger.planned(MessageClass.INCIDENT, 1), Channel.EMAIL);
		this.clock.advance(Duration.ofHours(1));
		assertThat(this.theirs.yields(this.ledger.planned(MessageClass.MARKETING, 1), Channel.EMAIL)).isFalse();
		this.clock.advance(Lanes.LOOK);
		assertThat(this.theirs.yields(this.ledger.planned(MessageClass.MARKETING, 1), Channel.EMAIL)).isFalse();
	}

}
