package io.regain.delivery;

import java.util.List;

import io.regain.ScriptedSender;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outcome.Refused;
import io.regain.message.MessageClass;
import io.regain.report.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Who has the place that a cap leaves, and who may take it. */
@CapTest
class PlacesTests {

	private final TestLedger ledger;

	private final Rooms rooms;

	private final Pressure pressure;

	private final Reports reports;

	private final ScriptedSender email;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final CappedRuns runs;

	PlacesTests(TestLedger ledger, BeanFactory beans, Pressure pressure, Reports reports,
			@Qualifier("email") ScriptedSender email, PlatformTransactionManager transactions, JdbcClient jdbc,
			CappedRuns runs) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.pressure = pressure;
		this.reports = reports;
		this.email = email;
		this.transaction = new TransactionTemplate(transactions);
		this.jdbc = jdbc;
		this.runs = runs;
	}

	@Test
	void aPlanThatHasNotEndedTakesNoPlace() {
		Run begun = this.ledger.begun(CappedRuns.marketing(5));
		this.rooms.plan().add(begun, List.of(this.ledger.customer("ann")));
		assertThat(this.runs.customers(this.runs.planned(5, "ann"))).containsExactly("ann");
		assertThat(this.runs.customers(this.runs.end(begun))).isEmpty();
	}

	@Test
	void aPlanThatFailsAtItsEndTakesNobodysPlace() {
		Run low = this.runs.planned(1, "ann");
		Run high = this.ledger.begun(CappedRuns.marketing(9));
		this.rooms.plan().add(high, List.of(this.ledger.customer("ann")));
		this.transaction.executeWithoutResult((status) -> {
			this.pressure.take(high);
			assertThat(this.ledger.states(low)).containsExactly(State.SUPERSEDED);
			status.setRollbackOnly();
		});
		assertThat(this.ledger.states(low)).containsExactly(State.PLANNED);
		this.rooms.plan().discard(high);
		assertThat(this.runs.customers(this.runs.planned(1, "ann"))).isEmpty();
	}

	@Test
	void aHigherPriorityTakesThePlaceOfWhatHasNotLeft() {
		Run low = this.runs.planned(4, "ann", "bob");
		this.runs.sent(this.runs.planned(4, "eve"));
		Run high = this.runs.planned(5, "ann", "eve");
		assertThat(this.runs.customers(high)).containsExactly("ann");
		assertThat(this.ledger.states(low)).containsExactly(State.SUPERSEDED, State.PLANNED);
		assertThat(this.ledger.row(this.ledger.messages(low).get(0))).containsEntry("code", "priority")
			.containsEntry("detail", high.name() + ", of a higher priority, took its place");
		this.runs.sent(low);
		assertThat(this.email.handed()).hasSize(2);
		assertThat(this.reports.addsUp(low)).isTrue();
		assertThat(this.ledger.settled(low).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@ParameterizedTest
	@CsvSource({ "5, 5", "6, 5", "9, 0" })
	void anEqualOrLowerPriorityTakesNone(int first, int second) {
		Run kept = this.runs.planned(first, "ann");
		assertThat(this.runs.customers(this.runs.planned(second, "ann"))).isEmpty();
		assertThat(this.ledger.states(kept)).containsExactly(State.PLANNED);
	}

	@ParameterizedTest
	@EnumSource(names = { "SENDING", "IN_DOUBT", "ACCEPTED" })
	void whatIsOnItsWayKeepsItsPlace(State state) {
		Run low = this.runs.planned(0, "ann");
		this.ledger.put(this.ledger.messages(low).get(0), state, this.ledger.hold(low, "me"));
		assertThat(this.runs.customers(this.runs.planned(9, "ann"))).isEmpty();
		assertThat(this.ledger.states(low)).containsExactly(state);
	}

	@Test
	void whatGaveItsPlaceUpAndIsPlannedAgainNeedsOneAgain() {
		Run refused = refused("ann");
		Run other = this.runs.sent(this.runs.planned(5, "ann"));
		assertThat(this.rooms.settlements().retryFailed(refused)).isOne();
		assertThat(this.ledger.row(this.ledger.messages(refused).get(0))).containsEntry("state", "SUPPRESSED")
			.containsEntry("code", "frequency-cap")
			.containsEntry("detail", "1 marketing message in 2 days: " + other.name());
	}

	@Test
	void whatWaitsInAnotherRunHasThePlaceThatWasGivenUp() {
		Run refused = refused("ann");
		Run waiting = this.runs.planned(5, "ann");
		this.rooms.settlements().retryFailed(refused);
		assertThat(this.ledger.states(refused)).containsExactly(State.SUPPRESSED);
		this.runs.sent(waiting);
		assertThat(this.ledger.states(waiting)).containsExactly(State.ACCEPTED);
	}

	@Test
	void whatIsPlannedAgainTakesThePlaceThatIsFree() {
		Run refused = refused("ann");
		this.rooms.settlements().retryFailed(refused);
		assertThat(this.runs.customers(this.runs.planned(5, "ann"))).isEmpty();
		this.runs.sent(refused);
		assertThat(this.ledger.states(refused)).containsExactly(State.ACCEPTED);
	}

	/** A cap may be new, and so a plan older than it. */
	@Test
	void whatHasItsPlaceIsLookedAtBeforeItLeaves() {
		Run first = this.runs.planned(5, "ann");
		Run second = this.runs.plan(TestCampaign.of(MessageClass.SERVICE), this.ledger.customer("ann"));
		this.jdbc.sql("UPDATE regain_run SET message_class = 'MARKETING' WHERE id = :run")
			.param("run", second.number())
			.update();
		this.runs.sent(this.rooms.book().find(second.name()).orElseThrow());
		this.runs.sent(first);
		assertThat(this.ledger.states(first)).containsExactly(State.SUPPRESSED);
	}

	private Run refused(String customer) {
		Run refused = this.runs.planned(5, customer);
		this.email.answer((message) -> new Refused(Cause.CONTENT, "554", "looks like spam"));
		this.runs.sent(refused);
		this.email.answer((message) -> new Accepted(""));
		this.ledger.settled(refused);
		return this.rooms.book().find(refused.name()).orElseThrow();
	}

}
