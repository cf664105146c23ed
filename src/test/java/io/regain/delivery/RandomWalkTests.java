package io.regain.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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
import io.regain.message.PhoneNumber;
import io.regain.plan.Decision;
import io.regain.plan.Exclusion;
import io.regain.report.Reports;
import io.regain.report.RunReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.BeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens in whatever order, every customer and message is accounted for. */
@RegainTest
class RandomWalkTests {

	private static final int CUSTOMERS = 40;

	private static final int STEPS = 120;

	private final TestLedger ledger;

	private final Rooms rooms;

	private final Reports reports;

	private final TestClock clock;

	RandomWalkTests(TestLedger ledger, BeanFactory beans, Reports reports, TestClock clock) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.reports = reports;
		this.clock = clock;
	}

	static LongStream seeds() {
		return LongStream.of(1, 2, new Random().nextLong());
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void everythingAddsUpAtEachStep(long seed) {
		Random random = new Random(seed);
		MessageClass[] classes = MessageClass.values();
		Run run = this.ledger.planned(classes[random.nextInt(classes.length)], recipients(random));
		Walk walk = new Walk(this.rooms, this.ledger, this.clock, random, run, this.ledger.hold(run, "walker"));
		assertAddsUp(run);
		for (int step = 0; step < STEPS; step++) {
			Map<Long, State> before = states(run);
			String did = walk.step();
			Map<Long, State> after = states(run);
			before.forEach((id, from) -> {
				State to = after.getOrDefault(id, from);
				assertThat(to == from || from.mayBecome(to))
					.as("step '%s' moved a message from %s to %s", did, from, to)
					.isTrue();
			});
			assertAddsUp(run);
			assertEndedOnlyIfNothingIsLeftToDo(run, did);
		}
	}

	private void assertEndedOnlyIfNothingIsLeftToDo(Run run, String did) {
		RunReport report = this.reports.of(this.rooms.runs().findById(run.number()).orElseThrow());
		if (report.status().equals("COMPLETED") || report.status().equals("PARTIALLY_FAILED")) {
			assertThat(report.messages().open() + report.messages().toSendAgain())
				.as("what is left to do of a run that is %s after '%s'", report.status(), did)
				.isZero();
		}
	}

	private void assertAddsUp(Run run) {
		RunReport report = this.reports.of(run);
		assertThat(report.addsUp()).isTrue();
		assertThat(report.messages()).matches(MessageCounts::addsUp);
		assertThat(report.byChannel().values()).allMatch(MessageCounts::addsUp);
		assertThat(report.messages().planned()).isEqualTo(this.ledger.messages(run).size());
		assertThat(report.messages().deferred() + report.messages().held())
			.isLessThanOrEqualTo(report.messages().open());
		RunReport.Audience audience = report.audience();
		assertThat(audience.selected()).isEqualTo(CUSTOMERS)
			.isEqualTo(audience.included() + audience.heldOut() + audience.excludedInAll());
	}

	private Map<Long, State> states(Run run) {
		return this.ledger.messages(run).stream().collect(Collectors.toMap((id) -> id, this.ledger::state));
	}

	private PlannedRecipient[] recipients(Random random) {
		return IntStream.range(0, CUSTOMERS).mapToObj((number) -> {
			String id = "c-" + number;
			return switch (random.nextInt(6)) {
				case 0 -> new PlannedRecipient(id, new Decision.HeldOut(List.of()), number, "", "", "");
				case 1 -> new PlannedRecipient(id, new Decision.Excluded(Exclusion.NO_ADDRESS, ""), number, "", "", "");
				case 2 -> this.ledger.customer(id, new EmailAddress(id + "@example.com"),
						new PhoneNumber("+49151123456" + (10 + number)));
				case 3 -> this.ledger.customer(id, new EmailAddress("family@example.com"));
				default -> this.ledger.customer(id);
			};
		}).toArray(PlannedRecipient[]::new);
	}

	private static final class Walk {

		private final Rooms rooms;

		private final TestLedger ledger;

		private final TestClock clock;

		private final Random random;

		private final Run run;

		private final Map<String, Consumer<List<Long>>> steps;

		private Hold hold;

		Walk(Rooms rooms, TestLedger ledger, TestClock clock, Random random, Run run, Hold hold) {
			this.rooms = rooms;
			this.ledger = ledger;
			this.clock = clock;
			this.random = random;
			this.run = run;
			this.hold = hold;
			this.steps = Map.ofEntries(Map.entry("send", (ids) -> this.rooms.claims().sending(this.hold, ids)),
					Map.entry("send more", (ids) -> this.rooms.claims().sending(this.hold, ids)),
					Map.entry("give back",
							(ids) -> this.rooms.claims()
								.unsent(this.hold, ids.subList(0, 1), this.clock.instant(), Optional.empty())),
					Map.entry("record", this::record), Map.entry("record more", this::record),
					Map.entry("delivered", (ids) -> ids.forEach(this.rooms.receipts()::delivered)),
					Map.entry("bounced", (ids) -> this.rooms.receipts().bounced(ids.get(0), "5.1.1")),
					Map.entry("take over", (ids) -> takeOver()),
					Map.entry("suppress", (ids) -> this.rooms.sweeps().suppress(this.hold, ids.subList(0, 1))),
					Map.entry("limit",
							(ids) -> this.rooms.book().limit(this.run, this.hold, Optional.of((long) ids.size()))),
					Map.entry("no limit", (ids) -> this.rooms.book().limit(this.run, this.hold, Optional.empty())),
					Map.entry("drop", (ids) -> this.rooms.settlements().drop(this.run, ids.subList(0, 1), "me")),
					Map.entry("again", (ids) -> this.rooms.settlements().sendAgain(this.run, ids, "me")),
					Map.entry("retry", (ids) -> this.rooms.settlements().retryFailed(this.run)),
					Map.entry("pause", (ids) -> this.rooms.steering().pause(this.run, "me")),
					Map.entry("resume", (ids) -> this.rooms.steering().resume(this.run, "me")),
					Map.entry("cancel", (ids) -> cancel()),
					Map.entry("late", (ids) -> this.rooms.settlements().late(this.run)),
					Map.entry("end", (ids) -> end()),
					Map.entry("settle", (ids) -> this.rooms.book().settle(this.run, this.hold)),
					Map.entry("time", (ids) -> this.clock.advance(Duration.ofHours(this.random.nextInt(3)))));
		}

		String step() {
			List<String> names = this.steps.keySet().stream().sorted().toList();
			String name = names.get(this.random.nextInt(names.size()));
			List<Long> ids = this.ledger.messages(this.run)
				.stream()
				.filter((id) -> this.random.nextInt(3) > 0)
				.toList();
			if (!ids.isEmpty()) {
				this.steps.getOrDefault(name, (none) -> {
				}).accept(ids);
			}
			return name;
		}

		/** Seldom, since little happens to the run after that. */
		private void cancel() {
			if (this.random.nextInt(5) == 0) {
				this.rooms.steering().cancel(this.run, "me");
			}
		}

		private void takeOver() {
			this.hold = this.ledger.hold(this.run, "walker");
			this.rooms.sweeps().takeOver(this.hold);
			this.rooms.sweeps().sendAgainWhatIsInDoubt(this.run, this.hold, new Work(Channel.EMAIL, 0, Long.MAX_VALUE));
		}

		/** Nothing of it can be sent any more, unless somebody decides so. */
		private void end() {
			this.clock.advance(Duration.ofHours(12));
			takeOver();
			RunStatus end = this.rooms.book().settle(this.run, this.hold).status();
			assertThat(end).isNotEqualTo(RunStatus.SENDING);
			if (end == RunStatus.CANCELLED) {
				assertThat(this.rooms.tallies().of(this.run).open()).isZero();
			}
		}

		private void record(List<Long> ids) {
			List<Attempted> attempts = new ArrayList<>();
			for (long id : ids) {
				Map<String, Object> row = this.ledger.row(id);
				attempts.add(new Attempted(
						new Pending(id, String.valueOf(row.get("customer_id")), 0, new EmailAddress("any@example.com"),
								new byte[32], Math.max(0, Integer.parseInt(String.valueOf(row.get("attempts"))) - 1),
								this.clock.instant(), "", "", ""),
						outcome(), "0".repeat(64), "", this.clock.instant()));
			}
			this.rooms.outcomes().record(this.hold, attempts);
		}

		private Optional<Outcome> outcome() {
			Cause[] causes = Cause.values();
			return switch (this.random.nextInt(4)) {
				case 0 -> Optional.of(new Accepted("id"));
				case 1 -> Optional.of(new Refused(causes[this.random.nextInt(causes.length)], "550", "no"));
				case 2 -> Optional.of(new Deferred("421", "later", Optional.empty()));
				default -> Optional.empty();
			};
		}

	}

}
