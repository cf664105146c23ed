package io.regain.delivery;

import java.util.List;
import java.util.Optional;

import io.regain.RegainTest;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class CanaryTests {

	private static final Work ALL = new Work(Channel.EMAIL, 0, Long.MAX_VALUE);

	private final TestLedger ledger;

	private final Rooms rooms;

	CanaryTests(TestLedger ledger, BeanFactory beans) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
	}

	@Test
	void firstAFewThenMoreThenAll() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 10);
		Hold hold = this.ledger.hold(run, "me");
		this.ledger.limit(run, Optional.of(3L));
		List<String> first = send(hold);
		assertThat(first).hasSize(3);
		assertThat(held(run)).isEqualTo(7);
		this.ledger.limit(run, Optional.of(5L));
		assertThat(send(hold)).hasSize(2).doesNotContainAnyElementsOf(first);
		this.ledger.limit(run, Optional.empty());
		assertThat(send(hold)).hasSize(5);
		assertThat(held(run)).isZero();
	}

	@Test
	void whoeverLostTheRunLetsNobodyGo() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		Hold slow = this.ledger.hold(run, "slow");
		this.rooms.book().limit(run, this.ledger.hold(run, "next"), Optional.of(1L));
		this.rooms.book().limit(run, slow, Optional.empty());
		assertThat(held(run)).isEqualTo(2);
	}

	@Test
	void aLimitBeyondAllHoldsNobody() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		this.ledger.limit(run, Optional.of(1L));
		this.ledger.limit(run, Optional.of(3L));
		assertThat(held(run)).isZero();
	}

	@Test
	void aLowerLimitHoldsAgainWhatHasNotGone() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 5);
		this.ledger.limit(run, Optional.of(4L));
		this.ledger.limit(run, Optional.of(2L));
		assertThat(held(run)).isEqualTo(3);
	}

	@Test
	void recipientsWithOneLotAreCountedOneByOne() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 10);
		this.rooms.jdbc().sql("UPDATE regain_recipient SET lot = 4000000000").update();
		this.ledger.limit(run, Optional.of(4L));
		assertThat(send(this.ledger.hold(run, "me"))).containsExactly("c-1", "c-10", "c-2", "c-3");
	}

	@Test
	void whatIsHeldForAnotherReasonStaysHeld() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		this.rooms.jdbc().sql("UPDATE regain_message SET held = 'approval'").update();
		this.ledger.limit(run, Optional.of(1L));
		this.ledger.limit(run, Optional.empty());
		assertThat(held(run)).isEqualTo(3);
	}

	@Test
	void aRunThatWaitsForItsOthersHasNotEnded() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		this.ledger.limit(run, Optional.of(1L));
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.SENDING);
	}

	private long held(Run run) {
		return this.rooms.tallies().of(run).held();
	}

	private List<String> send(Hold hold) {
		List<Pending> found = this.rooms.claims().next(hold, ALL, 100);
		assertThat(this.rooms.claims().sending(hold, found.stream().map(Pending::id).toList())).hasSameSizeAs(found);
		return found.stream().map(Pending::customerId).sorted().toList();
	}

}
