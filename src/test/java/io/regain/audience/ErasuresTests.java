package io.regain.audience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.delivery.Receipts;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.State;
import io.regain.delivery.TestCampaign;
import io.regain.delivery.TestLedger;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.Utc;
import io.regain.report.Reports;
import io.regain.tracking.EventReport;
import io.regain.tracking.EventType;
import io.regain.tracking.Events;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@RegainTest
class ErasuresTests {

	private final Erasures erasures;

	private final TestLedger ledger;

	private final Receipts receipts;

	private final Events events;

	private final Consents consents;

	private final Suppressions suppressions;

	private final Untracked untracked;

	private final Reports reports;

	private final RunBook book;

	private final JdbcClient jdbc;

	private final List<Purging> purging;

	private final TestClock clock;

	ErasuresTests(Erasures erasures, TestLedger ledger, Receipts receipts, Events events, Consents consents,
			Suppressions suppressions, Untracked untracked, Reports reports, RunBook book, JdbcClient jdbc,
			List<Purging> purging, TestClock clock) {
		this.erasures = erasures;
		this.ledger = ledger;
		this.receipts = receipts;
		this.events = events;
		this.consents = consents;
		this.suppressions = suppressions;
		this.untracked = untracked;
		this.reports = reports;
		this.book = book;
		this.jdbc = jdbc;
		this.purging = purging;
		this.clock = clock;
	}

	@Test
	void nothingIsLeftThatTellsWhoItWasAndTheFiguresStay() {
		Run run = this.ledger.planned(MessageClass.MARKETING, 2);
		long message = this.ledger.messages(run).get(0);
		byte[] hash = this.receipts.find(message).orElseThrow().addressHash();
		this.ledger.put(message, State.ACCEPTED, this.ledger.hold(run, "anybody"));
		this.events.append(this.receipts.find(message).orElseThrow(), EventType.REPLIED,
				new EventReport("a test", "1").detail("it's c-1"));
		this.consents.append(List.of(ConsentWord.all("c-1", true, "a call of c-1's", this.clock.instant())));
		this.suppressions.add(Channel.EMAIL, hash, Suppression.UNSUBSCRIBED, "message " + message);
		this.suppressions.lift(List.of(hash), List.of(Suppression.UNSUBSCRIBED),
				"the customer asked for it (message %d)".formatted(message));
		this.suppressions.add(Channel.SMS, hash, Suppression.UNSUBSCRIBED, "message " + message + "0");
		this.jdbc.sql("INSERT INTO regain_text_in VALUES ('SM-of-theirs', 'other', :id, 0, :now)")
			.param("id", message)
			.param("now", Utc.of(this.clock.instant()))
			.update();
		var before = this.reports.of(this.book.find(run.name()).orElseThrow());
		assertThat(this.erasures.forget("c-1")).isEqualTo(5);
		assertThat(everything()).doesNotContain("c-1")
			.doesNotContainPattern("message " + message + "\\b")
			.contains("the customer asked for it (message)", "message " + message + "0")
			.doesNotContain("SM-of-theirs")
			.contains("c-2");
		var after = this.reports.of(this.book.find(run.name()).orElseThrow());
		assertThat(after.audience()).isEqualTo(before.audience());
		assertThat(after.messages()).isEqualTo(before.messages());
		assertThat(after.addsUp()).isTrue();
		assertThat(this.suppressions.of(hash)).hasSize(2);
		assertThat(this.receipts.find(message)).isEmpty();
		assertThat(this.erasures.forget("c-1")).isZero();
	}

	@Test
	void whatADeadPlannerLeftGoesToo() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		stage(run);
		assertThat(this.erasures.forget("left-out")).isOne();
		assertThat(everything()).doesNotContain("left-out");
	}

	@Test
	void whoIsLeftOutOfARunThatIsBeingPlannedStaysLeftOut() {
		Run run = this.ledger.begun(TestCampaign.of(MessageClass.SERVICE));
		stage(run);
		assertThatIllegalStateException().isThrownBy(() -> this.erasures.forget("left-out"))
			.withMessageContaining("is being planned");
	}

	private void stage(Run run) {
		this.jdbc.sql("INSERT INTO regain_exclusion VALUES (:run, 1, 'left-out', 'staff')")
			.param("run", run.number())
			.update();
	}

	@Test
	void whoDoesNotWantToBeTrackedIsNotWhenTheyComeBack() {
		this.untracked.add("c-1", "c-1 said so");
		assertThat(this.erasures.forget("c-1")).isOne();
		assertThat(everything()).doesNotContain("c-1");
		assertThat(this.untracked.among(List.of("c-1", "c-2"))).containsExactly("c-1");
		this.untracked.remove("c-1");
		assertThat(this.untracked.among(List.of("c-1"))).isEmpty();
	}

	@Test
	void nothingMoreLeavesForThem() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		this.erasures.forget("c-1");
		assertThat(this.ledger.states(run)).containsExactly(State.SUPPRESSED, State.PLANNED);
	}

	@Test
	void whatIsBeingSentIsWaitedFor() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		this.ledger.put(this.ledger.messages(run).get(0), State.SENDING, this.ledger.hold(run, "anybody"));
		assertThatIllegalStateException().isThrownBy(() -> this.erasures.forget("c-1"))
			.withMessage("a message to this customer is being sent (email)");
		assertThat(everything()).contains("c-1");
	}

	@Test
	void whatIsOldIsEmptiedOnceARunIsOver() {
		Run over = this.ledger.planned(MessageClass.SERVICE, 1);
		long message = this.ledger.messages(over).get(0);
		byte[] hash = this.receipts.find(message).orElseThrow().addressHash();
		this.ledger.put(message, State.ACCEPTED, this.ledger.hold(over, "anybody"));
		this.ledger.settled(over);
		Run open = this.ledger.planned(MessageClass.SERVICE, 1);
		assertThat(purge(Duration.ofDays(31))).isZero();
		this.clock.advance(Duration.ofDays(32));
		assertThat(purge(Duration.ofDays(31))).isEqualTo(2);
		assertThat(this.ledger.row(message)).containsEntry("address", "*");
		assertThat(this.receipts.find(message).orElseThrow().addressHash()).isEqualTo(hash);
		assertThat(this.ledger.row(this.ledger.messages(open).get(0))).containsEntry("address", "c-1@example.com");
		assertThat(purge(Duration.ofDays(31))).isZero();
	}

	private long purge(Duration age) {
		return new Retention(this.purging, new RetentionProperties(age), this.clock).purge().orElseThrow();
	}

	@Test
	void howLongDataIsKeptIsNoShortTime() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RetentionProperties(Duration.ofDays(3)))
			.withMessageContaining("allowed are 30d and more");
		assertThat(new Retention(this.purging, new RetentionProperties(null), this.clock).purge()).isEmpty();
	}

	/** All that is written in any table. */
	private String everything() {
		List<String> rows = new ArrayList<>();
		for (String table : this.jdbc.sql(
				"SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name LIKE 'regain\\_%'")
			.query(String.class)
			.list()) {
			for (Map<String, Object> row : this.jdbc.sql("SELECT * FROM " + table).query().listOfRows()) {
				row.values()
					.stream()
					.filter((value) -> !(value instanceof byte[]))
					.forEach((value) -> rows.add(String.valueOf(value)));
			}
		}
		return String.join("\n", rows);
	}

}
