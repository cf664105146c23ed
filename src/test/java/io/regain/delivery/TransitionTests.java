package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.Outcome.Refused;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.BeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/**
 * Every statement that moves messages, on a message in each state: it moves the ones that
 * it says, and leaves the others alone.
 */
@RegainTest
class TransitionTests {

	private static final Duration LONG = Duration.ofDays(1);

	private final TestLedger ledger;

	private final Rooms rooms;

	private final TestClock clock;

	TransitionTests(TestLedger ledger, BeanFactory beans, TestClock clock) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.clock = clock;
	}

	static Stream<Arguments> operations() {
		return Stream.of(operation("look ahead", "", (at) -> at.rooms.claims().next(at.hold, at.work(), 100)),
				operation("mark as being sent", "PLANNED>SENDING", (at) -> at.rooms.claims().sending(at.hold, at.ids)),
				operation("not sent", "SENDING>PLANNED",
						(at) -> at.rooms.claims().unsent(at.hold, at.ids, at.clock.instant(), Optional.empty())),
				operation("give back", "SENDING>PLANNED", (at) -> at.rooms.claims().giveBack(at.hold, at.work())),
				operation("accepted", "SENDING>ACCEPTED IN_DOUBT>ACCEPTED", (at) -> at.record(new Accepted("id"))),
				operation("refused", "SENDING>REFUSED", (at) -> at.record(new Refused(Cause.CONTENT, "550", "no"))),
				operation("refused before the wire", "PLANNED>REFUSED SENDING>REFUSED", Moment::recordUnrendered),
				operation("deferred", "SENDING>PLANNED",
						(at) -> at.record(new Deferred("450", "later", Optional.empty()))),
				operation("in doubt", "SENDING>IN_DOUBT", Moment::recordDoubt),
				operation("reported as delivered", "SENDING>DELIVERED IN_DOUBT>DELIVERED ACCEPTED>DELIVERED",
						(at) -> at.ids.forEach(at.rooms.receipts()::delivered)),
				operation("reported as bounced", "SENDING>BOUNCED IN_DOUBT>BOUNCED ACCEPTED>BOUNCED DELIVERED>BOUNCED",
						(at) -> at.ids.forEach((id) -> at.rooms.receipts().bounced(id, "5.1.1"))),
				operation("take over", "SENDING>IN_DOUBT", (at) -> at.rooms.sweeps().takeOver(at.another())),
				operation("expire", "PLANNED>EXPIRED", (at) -> {
					at.clock.advance(LONG);
					at.rooms.sweeps().expire(at.run.number());
				}),
				operation("expire before the wire", "PLANNED>EXPIRED",
						(at) -> at.rooms.sweeps().expire(at.hold, at.ids)),
				operation("suppress", "PLANNED>SUPPRESSED", (at) -> at.rooms.sweeps().suppress(at.hold, at.ids)),
				operation("send again by itself", "IN_DOUBT>PLANNED",
						(at) -> at.rooms.sweeps().sendAgainWhatIsInDoubt(at.run, at.hold, at.work())),
				operation("found when asked for", "IN_DOUBT>ACCEPTED",
						(at) -> at.pending()
							.forEach((message) -> at.rooms.doubts().found(at.hold, message, "SM1", "0".repeat(64)))),
				operation("asked for in vain", "IN_DOUBT>PLANNED",
						(at) -> at.rooms.doubts().sendAgain(at.hold, at.work(), at.ids)),
				operation("asked for in vain, and left", "", (at) -> at.rooms.doubts().leave(at.hold, at.ids)),
				operation("asked for without an answer", "",
						(at) -> at.pending().forEach((message) -> at.rooms.doubts().askLater(at.hold, message))),
				operation("reported as delivered after a doubt",
						"PLANNED>DELIVERED SENDING>DELIVERED IN_DOUBT>DELIVERED ACCEPTED>DELIVERED", (at) -> {
							at.rooms.jdbc().sql("UPDATE regain_message SET doubts = 1").update();
							at.ids.forEach(at.rooms.receipts()::delivered);
						}),
				operation("drop", "", (at) -> at.rooms.settlements().drop(at.run, at.ids, "me")),
				operation("send again by hand", "IN_DOUBT>PLANNED",
						(at) -> at.rooms.settlements().sendAgain(at.run, at.ids, "me")),
				operation("retry what failed", "REFUSED>PLANNED", (at) -> at.rooms.settlements().retryFailed(at.run)),
				operation("send late", "EXPIRED>PLANNED", (at) -> at.rooms.settlements().late(at.run)),
				operation("pause", "", (at) -> at.steering().pause(at.run, "me")),
				operation("cancel", "PLANNED>CANCELLED", (at) -> at.steering().cancel(at.run, "me")),
				operation("settle when cancelled", "PLANNED>CANCELLED SENDING>IN_DOUBT", (at) -> {
					at.steering().cancel(at.run, "me");
					at.rooms.book().settle(at.run, at.another());
				}), operation("hold back", "", (at) -> at.rooms.book().limit(at.run, at.hold, Optional.of(0L))),
				operation("let go", "", (at) -> at.rooms.book().limit(at.run, at.hold, Optional.empty())));
	}

	private static Arguments operation(String name, String moves, Operation operation) {
		return argumentSet(name, moves, operation);
	}

	@ParameterizedTest
	@MethodSource("operations")
	void movesWhatItSaysAndNothingElse(String moves, Operation operation) {
		Moment moment = moment();
		operation.at(moment);
		assertThat(moment.moved()).isEqualTo(parsed(moves))
			.allSatisfy((from, to) -> assertThat(from.mayBecome(to)).as("%s to %s is drawn in the design", from, to)
				.isTrue());
	}

	@ParameterizedTest
	@MethodSource("fenced")
	void movesNothingOfAnotherWorker(Operation operation) {
		Moment moment = moment();
		operation.at(moment.asOf(new Hold(moment.run.number(), "slow", 0)));
		assertThat(moment.moved()).isEmpty();
	}

	static Stream<Arguments> fenced() {
		List<String> fenced = List.of("mark as being sent", "not sent", "give back", "accepted", "refused",
				"refused before the wire", "deferred", "in doubt", "take over", "expire before the wire", "suppress",
				"send again by itself", "found when asked for", "asked for in vain");
		return operations().filter((set) -> fenced.contains(((Arguments.ArgumentSet) set).getName()))
			.map((set) -> argumentSet(((Arguments.ArgumentSet) set).getName(), set.get()[1]));
	}

	@ParameterizedTest
	@MethodSource("sending")
	void movesNothingOfARunThatIsNotUnderWay(Operation operation) {
		Moment paused = moment();
		paused.steering().pause(paused.run, "me");
		operation.at(paused);
		assertThat(paused.moved()).isEmpty();
	}

	static Stream<Arguments> sending() {
		List<String> sending = List.of("mark as being sent", "send again by itself", "asked for in vain");
		return operations().filter((set) -> sending.contains(((Arguments.ArgumentSet) set).getName()))
			.map((set) -> argumentSet(((Arguments.ArgumentSet) set).getName(), set.get()[1]));
	}

	/** A message in each state, all of them this worker's. */
	private Moment moment() {
		Run run = this.ledger.planned(MessageClass.SERVICE, State.values().length);
		Hold hold = this.ledger.hold(run, "me");
		List<Long> ids = this.ledger.messages(run);
		for (State state : State.values()) {
			this.ledger.put(ids.get(state.ordinal()), state, hold);
		}
		this.rooms.jdbc().sql("UPDATE regain_message SET cause = 'CONTENT' WHERE state = 'REFUSED'").update();
		return new Moment(this.rooms, this.ledger, this.clock, run, hold, ids);
	}

	private static Map<State, State> parsed(String moves) {
		Map<State, State> parsed = new EnumMap<>(State.class);
		Arrays.stream(moves.split(" ")).filter((move) -> !move.isEmpty()).forEach((move) -> {
			String[] ends = move.split(">");
			parsed.put(State.valueOf(ends[0]), State.valueOf(ends[1]));
		});
		return parsed;
	}

	interface Operation {

		void at(Moment moment);

	}

	private record Moment(Rooms rooms, TestLedger ledger, TestClock clock, Run run, Hold hold, List<Long> ids) {

		Moment asOf(Hold other) {
			return new Moment(this.rooms, this.ledger, this.clock, this.run, other, this.ids);
		}

		Steering steering() {
			return this.rooms.steering();
		}

		Work work() {
			return new Work(Channel.EMAIL, 0, Long.MAX_VALUE);
		}

		/** Who comes after this holder, if it still was one. */
		Hold another() {
			long fence = this.rooms.holds().look(this.run.number()).orElseThrow().fence();
			return (this.hold.fence() == fence) ? this.ledger.hold(this.run, "another") : this.hold;
		}

		void record(Outcome outcome) {
			record(Optional.of(outcome));
		}

		void recordDoubt() {
			record(Optional.empty());
		}

		void recordUnrendered() {
			record(Optional.of(new Refused(Cause.RENDERING, "rendering", "no")), "");
		}

		List<Pending> pending() {
			return this.ids.stream().map(Moment::pending).toList();
		}

		private void record(Optional<Outcome> outcome) {
			record(outcome, "0".repeat(64));
		}

		private void record(Optional<Outcome> outcome, String sha256) {
			Clock now = this.clock;
			this.rooms.outcomes()
				.record(this.hold,
						this.ids.stream()
							.map((id) -> new Attempted(pending(id), outcome, sha256, "", now.instant()))
							.toList());
		}

		private static Pending pending(long id) {
			return new Pending(id, "c-1", 0, new EmailAddress("c-1@example.com"), new byte[32], 0,
					TestClock.START.plus(LONG), "en", "UTC", "{}");
		}

		Map<State, State> moved() {
			Map<State, State> moved = new EnumMap<>(State.class);
			for (State before : State.values()) {
				State after = this.ledger.state(this.ids.get(before.ordinal()));
				if (after != before) {
					moved.put(before, after);
				}
			}
			return moved;
		}

	}

}
