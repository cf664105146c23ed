package io.regain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.Outcome.Refused;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.BeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

@RegainTest
class OutcomesTests {

	private static final Work ALL = new Work(Channel.EMAIL, 0, Long.MAX_VALUE);

	private static final String SHA256 = "a".repeat(64);

	private static final Outcome ACCEPTED = new Accepted("provider-id");

	private static final Outcome REFUSED = new Refused(Cause.DEAD_ADDRESS, "5.1.1", "nobody there");

	private static final Outcome NO_ANSWER = new Refused(Cause.CONTENT, "", "stands for an exception");

	private static final Outcome DEFERRED = new Deferred("421", "too fast", Optional.empty());

	private final TestLedger ledger;

	private final Rooms rooms;

	private final TestClock clock;

	OutcomesTests(TestLedger ledger, BeanFactory beans, TestClock clock) {
		this.ledger = ledger;
		this.clock = clock;
		this.rooms = Rooms.of(beans);
	}

	@Test
	void aGroupOfAllKindsIsRecordedTogether() {
		Sending sending = sending(4);
		Instant later = TestClock.START.plus(Duration.ofMinutes(5));
		sending.record(ACCEPTED, REFUSED, DEFERRED, NO_ANSWER);
		assertThat(this.ledger.states(sending.run)).containsExactly(State.ACCEPTED, State.REFUSED, State.PLANNED,
				State.IN_DOUBT);
		assertThat(this.ledger.row(sending.id(0))).containsEntry("provider_id", "provider-id")
			.containsEntry("content_sha256", SHA256)
			.containsEntry("accepted_at", Utc.of(TestClock.START));
		assertThat(this.ledger.row(sending.id(1))).containsEntry("cause", "DEAD_ADDRESS")
			.containsEntry("code", "5.1.1")
			.containsEntry("detail", "nobody there");
		assertThat(this.ledger.row(sending.id(2))).containsEntry("due_at", Utc.of(later))
			.containsEntry("claimed_by", null);
		assertThat(this.ledger.row(sending.id(3))).containsEntry("detail", "no answer");
	}

	@Test
	void whatWasNotAcceptedIsRememberedAttemptByAttempt() {
		Sending sending = sending(4);
		sending.record(ACCEPTED, REFUSED, DEFERRED, NO_ANSWER);
		assertThat(sending.pending.stream().map((message) -> this.ledger.attempts(message.id())))
			.containsExactly(List.of(), List.of("1 REFUSED 5.1.1"), List.of("1 DEFERRED 421"), List.of("1 IN_DOUBT"));
	}

	@Test
	void recordingAgainChangesNothing() {
		Sending sending = sending(4);
		sending.record(ACCEPTED, REFUSED, DEFERRED, NO_ANSWER);
		List<Map<String, Object>> before = rows(sending);
		sending.record(ACCEPTED, REFUSED, DEFERRED, NO_ANSWER);
		assertThat(rows(sending)).usingRecursiveComparison().isEqualTo(before);
		assertThat(this.ledger.attempts(sending.id(1))).hasSize(1);
	}

	@Test
	void whatWasNeverHandedOverIsRefusedWithoutAnAttempt() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		Hold hold = this.ledger.hold(run, "me");
		Pending message = this.rooms.claims().next(hold, ALL, 1).get(0);
		Refused unrendered = new Refused(Cause.RENDERING, "rendering", "line 3: no ${name}");
		this.rooms.outcomes()
			.record(hold, List.of(new Attempted(message, Optional.of(unrendered), "", "", TestClock.START)));
		assertThat(this.ledger.state(message.id())).isEqualTo(State.REFUSED);
		assertThat(this.ledger.row(message.id())).containsEntry("attempts", 0).containsEntry("content_sha256", null);
		assertThat(this.ledger.attempts(message.id())).isEmpty();
	}

	@Test
	void longWordsOfAProviderAreCut() {
		Sending sending = sending(3);
		String wordy = "😀".repeat(400);
		sending.record(new Accepted("x".repeat(300)), new Refused(Cause.CONTENT, "c".repeat(40), wordy),
				new Deferred("c".repeat(40), wordy, Optional.empty()));
		assertThat(this.ledger.states(sending.run)).containsExactly(State.ACCEPTED, State.REFUSED, State.PLANNED);
		assertThat(this.ledger.row(sending.id(0))).containsEntry("provider_id", "x".repeat(255));
		assertThat(this.ledger.row(sending.id(1))).containsEntry("code", "c".repeat(32))
			.containsEntry("detail", "😀".repeat(250));
	}

	/** The callback first, then the answer. */
	static Stream<Arguments> callbacksFirst() {
		return Stream.of(argumentSet("delivered, then accepted", "DELIVERED", State.DELIVERED, ACCEPTED),
				argumentSet("bounced, then accepted", "BOUNCED", State.BOUNCED, ACCEPTED),
				argumentSet("delivered, then refused", "DELIVERED", State.DELIVERED, REFUSED),
				argumentSet("bounced, then refused", "BOUNCED", State.BOUNCED, REFUSED),
				argumentSet("delivered, then deferred", "DELIVERED", State.DELIVERED, DEFERRED),
				argumentSet("bounced, then deferred", "BOUNCED", State.BOUNCED, DEFERRED));
	}

	@ParameterizedTest
	@MethodSource("callbacksFirst")
	void aCallbackMayBeFasterThanTheAnswer(String report, State end, Outcome answer) {
		Sending sending = sending(1);
		LongConsumer callback = report.equals("DELIVERED") ? this.rooms.receipts()::delivered
				: (id) -> this.rooms.receipts().bounced(id, "30005");
		callback.accept(sending.id(0));
		sending.record(answer);
		assertThat(this.ledger.state(sending.id(0))).isEqualTo(end);
		assertThat(this.ledger.row(sending.id(0))).containsEntry("code", (end == State.BOUNCED) ? "30005" : null);
		if (answer == ACCEPTED) {
			assertThat(this.ledger.row(sending.id(0))).containsEntry("provider_id", "provider-id");
		}
	}

	@Test
	void anAnswerAfterTheRunWasTakenOverStillCountsIfItIsYes() {
		Sending sending = sending(2);
		this.rooms.sweeps().takeOver(this.ledger.hold(sending.run, "next"));
		assertThat(this.ledger.states(sending.run)).containsOnly(State.IN_DOUBT);
		assertThat(this.ledger.attempts(sending.id(0))).containsExactly("1 IN_DOUBT");
		sending.record(ACCEPTED, REFUSED);
		assertThat(this.ledger.states(sending.run)).containsExactly(State.ACCEPTED, State.IN_DOUBT);
		assertThat(this.ledger.attempts(sending.id(1))).containsExactly("1 REFUSED 5.1.1");
	}

	@Test
	void anAnswerToAnAttemptThatWasMadeAgainMeanwhileIsTooLate() {
		Sending sending = sending(1);
		Hold next = this.ledger.hold(sending.run, "next");
		this.rooms.sweeps().takeOver(next);
		this.clock.advance(Duration.ofSeconds(30));
		this.rooms.sweeps().sendAgainWhatIsInDoubt(sending.run, next, ALL);
		sending.record(ACCEPTED);
		assertThat(this.ledger.states(sending.run)).containsExactly(State.PLANNED);
		assertThat(this.rooms.claims().next(next, ALL, 1)).hasSize(1);
		sending.record(REFUSED);
		assertThat(this.ledger.states(sending.run)).containsExactly(State.PLANNED);
	}

	/** The customer has it: nothing of a second try has begun. */
	@Test
	void aReportOfTheFirstTryMakesTheSecondNeedless() {
		Sending sending = sending(2);
		Hold next = this.ledger.hold(sending.run, "next");
		this.rooms.sweeps().takeOver(next);
		this.clock.advance(Duration.ofSeconds(30));
		this.rooms.sweeps().sendAgainWhatIsInDoubt(sending.run, next, ALL);
		assertThat(this.rooms.receipts().delivered(sending.id(0))).isTrue();
		assertThat(this.rooms.claims().next(next, ALL, 2)).extracting(Pending::id).containsExactly(sending.id(1));
		assertThat(this.rooms.receipts().delivered(sending.id(1))).isTrue();
		assertThat(this.rooms.claims().sending(next, List.of(sending.id(1)))).isEmpty();
		assertThat(this.ledger.states(sending.run)).containsOnly(State.DELIVERED);
	}

	@Test
	void aReportOfWhatHasNeverLeftIsNone() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		assertThat(this.rooms.receipts().delivered(this.ledger.messages(run).get(0))).isFalse();
		assertThat(this.ledger.states(run)).containsOnly(State.PLANNED);
	}

	@Test
	void reportsAreNewsOnce() {
		Sending sending = sending(1);
		sending.record(ACCEPTED);
		assertThat(this.rooms.receipts().delivered(sending.id(0))).isTrue();
		assertThat(this.rooms.receipts().delivered(sending.id(0))).isFalse();
		assertThat(this.rooms.receipts().bounced(sending.id(0), "5.1.1")).isTrue();
		assertThat(this.rooms.receipts().bounced(sending.id(0), "5.1.1")).isFalse();
		assertThat(this.rooms.receipts().delivered(sending.id(0))).as("after it bounced").isFalse();
		assertThat(this.rooms.receipts().find(sending.id(0)).orElseThrow().customerId()).isEqualTo("c-1");
		assertThat(this.rooms.receipts().find(0)).isEmpty();
	}

	private List<Map<String, Object>> rows(Sending sending) {
		return sending.pending.stream().map((message) -> this.ledger.row(message.id())).toList();
	}

	private Sending sending(int messages) {
		Run run = this.ledger.planned(MessageClass.SERVICE, messages);
		Hold hold = this.ledger.hold(run, "me");
		List<Pending> pending = this.rooms.claims().next(hold, ALL, messages);
		this.rooms.claims().sending(hold, pending.stream().map(Pending::id).toList());
		return new Sending(this.rooms, run, hold, pending);
	}

	/** Messages of a run that are on the wire. */
	private record Sending(Rooms rooms, Run run, Hold hold, List<Pending> pending) {

		long id(int place) {
			return this.pending.get(place).id();
		}

		/**
		 * @param outcomes for each message
		 */
		void record(Outcome... outcomes) {
			this.rooms.outcomes()
				.record(this.hold,
						IntStream.range(0, outcomes.length)
							.mapToObj((place) -> attempted(this.pending.get(place), outcomes[place]))
							.toList());
		}

		private static Attempted attempted(Pending message, Outcome outcome) {
			return new Attempted(message, Optional.of(outcome).filter((known) -> known != NO_ANSWER), SHA256,
					(outcome == NO_ANSWER) ? "no answer" : "", TestClock.START.plus(Duration.ofMinutes(5)));
		}

	}

}
