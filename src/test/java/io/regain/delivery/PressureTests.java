package io.regain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.regain.TestClock;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import io.regain.plan.Decision;
import io.regain.report.Histories;
import io.regain.report.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** One marketing contact in two days: who is counted, and who is not. */
@CapTest
class PressureTests {

	private static final PhoneNumber PHONE = new PhoneNumber("+4915112345678");

	private static final EmailAddress MAIL = new EmailAddress("ann@example.com");

	private final TestLedger ledger;

	private final Rooms rooms;

	private final Reports reports;

	private final Histories histories;

	private final JdbcClient jdbc;

	private final TestClock clock;

	private final CappedRuns runs;

	PressureTests(TestLedger ledger, BeanFactory beans, Reports reports, Histories histories, JdbcClient jdbc,
			TestClock clock, CappedRuns runs) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.reports = reports;
		this.histories = histories;
		this.jdbc = jdbc;
		this.clock = clock;
		this.runs = runs;
	}

	@Test
	void whoHasBeenWrittenToIsNotWrittenToAgain() {
		Run first = this.runs.sent(this.runs.planned(5, "ann"));
		Run second = this.runs.planned(5, "ann", "bob");
		assertThat(this.runs.customers(second)).containsExactly("bob");
		assertThat(this.reports.of(second).audience().excluded()).containsExactly(Map.entry("frequency-cap", 1L));
		assertThat(this.reports.addsUp(second)).isTrue();
		assertThat(this.histories.of("ann").runs().get(0)).satisfies((run) -> {
			assertThat(run.reason()).contains("frequency-cap");
			assertThat(run.detail()).contains("1 marketing message in 2 days: " + first.name());
		});
	}

	@Test
	void whoIsHeldOutTakesNoPlaceAndIsExcludedLikeAnybodyElseIfThereIsNone() {
		this.runs.sent(this.runs.planned(5, "ann"));
		Run waiting = this.runs.planned(1, "cid");
		Run second = this.runs.plan(CappedRuns.marketing(5), heldOut("ann"), heldOut("bob"), heldOut("cid"));
		assertThat(this.reports.of(second).audience()).satisfies((audience) -> {
			assertThat(audience.heldOut()).as("bob, and cid, of a lower priority").isEqualTo(2);
			assertThat(audience.excluded()).containsExactly(Map.entry("frequency-cap", 1L));
		});
		assertThat(this.reports.addsUp(second)).isTrue();
		assertThat(this.ledger.states(waiting)).containsExactly(State.PLANNED);
		assertThat(this.runs.customers(this.runs.planned(5, "bob"))).containsExactly("bob");
	}

	private PlannedRecipient heldOut(String customer) {
		PlannedRecipient included = this.ledger.customer(customer);
		return new PlannedRecipient(customer, new Decision.HeldOut(((Decision.Included) included.decision()).targets()),
				included.lot(), "", "", "");
	}

	@Test
	void whatCanNeverLeaveKeepsNoPlace() {
		Run forgotten = this.runs.planned(5, "ann");
		this.clock.set(forgotten.deadlineAt());
		assertThat(this.runs.customers(this.runs.planned(5, "ann"))).containsExactly("ann");
	}

	@Test
	void aContactThatIsExactlySoOldCountsNoLonger() {
		this.runs.sent(this.runs.planned(5, "ann"));
		this.clock.advance(Duration.ofDays(2).minusMillis(1));
		assertThat(this.runs.customers(this.runs.planned(5, "ann"))).isEmpty();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.runs.customers(this.runs.planned(5, "ann"))).containsExactly("ann");
	}

	@ParameterizedTest
	@EnumSource(State.class)
	void whatLeftOrMayLeaveCountsWhatEndedUnsentDoesNot(State state) {
		Run first = this.runs.planned(5, "ann");
		this.ledger.put(this.ledger.messages(first).get(0), state, this.ledger.hold(first, "me"));
		boolean free = state == State.REFUSED || state == State.EXPIRED || state == State.CANCELLED
				|| state == State.SUPPRESSED || state == State.SUPERSEDED;
		assertThat(this.runs.customers(this.runs.planned(5, "ann"))).hasSize(free ? 1 : 0);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MARKETING")
	void whatPeopleNeedToKnowIsNeitherLimitedNorCounted(MessageClass messageClass) {
		this.runs.sent(this.runs.planned(5, "ann"));
		assertThat(this.runs.customers(this.runs.plan(TestCampaign.of(messageClass), this.ledger.customer("ann"))))
			.containsExactly("ann");
		this.clock.advance(Duration.ofDays(2));
		assertThat(this.runs.customers(this.runs.planned(5, "ann"))).containsExactly("ann");
	}

	@Test
	void twoMessagesOfOneRunAreOneContact() {
		Run both = this.runs.plan(CappedRuns.marketing(5).with("to: first", "to: all"),
				this.ledger.customer("ann", MAIL, PHONE));
		assertThat(this.ledger.states(both)).containsExactly(State.PLANNED, State.PLANNED);
		this.runs.sent(both);
		assertThat(this.ledger.states(both)).containsExactly(State.ACCEPTED, State.ACCEPTED);
	}

	@Test
	void whatACapOnOneChannelLeavesNoPlaceForIsEndedAndTheOthersGo() {
		this.runs.sent(this.runs.plan(CappedRuns.marketing(5), this.ledger.customer("ann", PHONE)));
		this.clock.advance(Duration.ofDays(2));
		Run both = this.runs.plan(CappedRuns.marketing(5).with("to: first", "to: all"),
				this.ledger.customer("ann", MAIL, PHONE));
		assertThat(this.ledger.states(both)).containsExactly(State.PLANNED, State.SUPPRESSED);
		assertThat(this.ledger.row(this.ledger.messages(both).get(1))).containsEntry("code", "frequency-cap");
		assertThat(this.reports.addsUp(both)).isTrue();
	}

	@Test
	void aRehearsalIsLimitedButTakesNoPlace() {
		Run real = this.runs.planned(1, "ann");
		Run redirected = this.ledger.begun(CappedRuns.marketing(9));
		this.jdbc.sql("UPDATE regain_run SET redirected = TRUE WHERE id = :id")
			.param("id", redirected.number())
			.update();
		this.rooms.plan().add(redirected, List.of(this.ledger.customer("ann"), this.ledger.customer("bob")));
		assertThat(this.runs.customers(this.runs.end(this.rooms.book().find(redirected.name()).orElseThrow())))
			.containsExactly("bob");
		assertThat(this.ledger.states(real)).containsExactly(State.PLANNED);
		assertThat(this.runs.customers(this.runs.planned(1, "bob"))).containsExactly("bob");
	}

	/** More than are looked at together, each with a message on two channels. */
	@Test
	void manyAreLookedAtBatchByBatch() {
		PlannedRecipient[] recipients = IntStream.range(0, 2_300)
			.mapToObj((number) -> this.ledger.customer("c-" + number, new EmailAddress("c" + number + "@example.com"),
					new PhoneNumber("+49151" + (10_000_000 + number))))
			.toArray(PlannedRecipient[]::new);
		TestCampaign all = CappedRuns.marketing(5).with("to: first", "to: all");
		this.runs.plan(all, recipients);
		Run second = this.runs.plan(all, recipients);
		assertThat(this.reports.of(second).audience().excluded()).containsExactly(Map.entry("frequency-cap", 2_300L));
		assertThat(this.ledger.messages(second)).isEmpty();
		Run third = this.runs.plan(CappedRuns.marketing(6).with("to: first", "to: all"), recipients);
		assertThat(this.ledger.messages(third)).hasSize(4_600);
	}

}
