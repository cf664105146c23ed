package io.regain.delivery;

import java.util.List;
import java.util.Optional;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Deferred;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import io.regain.message.Secret;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class TextReceiversTests {

	private static final PhoneNumber ONE = new PhoneNumber("+491701234567");

	private static final PhoneNumber OTHER = new PhoneNumber("+491701234568");

	private final TestLedger ledger;

	private final Receipts receipts;

	private final Secret secret;

	private final Rooms rooms;

	TextReceiversTests(TestLedger ledger, Receipts receipts, Secret secret, BeanFactory beans) {
		this.ledger = ledger;
		this.receipts = receipts;
		this.secret = secret;
		this.rooms = Rooms.of(beans);
	}

	@Test
	void theLastAcceptedMessageIsTheOneThatANumberAnswers() {
		sent(new Accepted("SM1"), new Accepted("SM2"));
		List<Long> last = sent(new Accepted("SM3"), new Deferred("429", "busy", Optional.empty()));
		assertThat(answeredBy(ONE)).hasValue(last.get(0));
		assertThat(answeredBy(OTHER)).isPresent().isNotEqualTo(Optional.of(last.get(1)));
	}

	@Test
	void whoeverGotNothingAnswersNothing() {
		sent(new Deferred("429", "busy", Optional.empty()), new Deferred("429", "busy", Optional.empty()));
		assertThat(answeredBy(ONE)).isEmpty();
	}

	private Optional<Long> answeredBy(PhoneNumber number) {
		return this.receipts.lastTextTo(this.secret.hash(number)).map(MessageRef::id);
	}

	private List<Long> sent(Outcome one, Outcome other) {
		Run run = this.ledger.planned(MessageClass.SERVICE, this.ledger.customer("c-1", ONE),
				this.ledger.customer("c-2", OTHER));
		Hold hold = this.ledger.hold(run, "me");
		List<Pending> messages = this.rooms.claims().next(hold, new Work(Channel.SMS, 0, Long.MAX_VALUE), 2);
		messages.forEach((message) -> this.ledger.put(message.id(), State.SENDING, hold));
		this.rooms.outcomes().record(hold, List.of(attempted(messages.get(0), one), attempted(messages.get(1), other)));
		return messages.stream().map(Pending::id).toList();
	}

	private static Attempted attempted(Pending message, Outcome outcome) {
		return new Attempted(message, Optional.of(outcome), "a".repeat(64), "", TestClock.START);
	}

}
