package io.regain.delivery;

import java.util.Optional;

import io.regain.RegainTest;
import io.regain.audience.Suppressions;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@RegainTest
class ForgetCustomerTests {

	private final ForgetCustomer forgetting;

	private final TestLedger ledger;

	private final RunBook book;

	private final Receipts receipts;

	private final Suppressions suppressions;

	ForgetCustomerTests(ForgetCustomer forgetting, TestLedger ledger, RunBook book, Receipts receipts,
			Suppressions suppressions) {
		this.forgetting = forgetting;
		this.ledger = ledger;
		this.book = book;
		this.receipts = receipts;
		this.suppressions = suppressions;
	}

	@Test
	void aRunInWhichNothingElseIsLeftEnds() {
		Run planned = this.ledger.planned(MessageClass.SERVICE, 1);
		Run doubtful = this.ledger.planned(MessageClass.MARKETING, 1);
		this.ledger.put(this.ledger.messages(doubtful).get(0), State.IN_DOUBT, this.ledger.hold(doubtful, "anybody"));
		assertThat(this.ledger.settled(doubtful).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		this.forgetting.forget("c-1", Optional.empty());
		assertThat(this.book.find(planned.name()).orElseThrow().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.book.find(doubtful.name()).orElseThrow().status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void addressesAreSuppressedWithTheErasureOrNotAtAll() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		long message = this.ledger.messages(run).get(0);
		byte[] hash = this.receipts.find(message).orElseThrow().addressHash();
		this.ledger.put(message, State.SENDING, this.ledger.hold(run, "anybody"));
		assertThatIllegalStateException().isThrownBy(() -> this.forgetting.forget("c-1", Optional.of("a person")));
		assertThat(this.suppressions.of(hash)).isEmpty();
		this.ledger.put(message, State.ACCEPTED, this.ledger.hold(run, "anybody"));
		assertThat(this.forgetting.forget("c-1", Optional.of("a person")).suppressed()).isOne();
		assertThat(this.suppressions.of(hash)).hasSize(1);
	}

}
