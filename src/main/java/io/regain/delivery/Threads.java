package io.regain.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.regain.campaign.Campaign;
import io.regain.campaign.SaidBefore;
import io.regain.message.RunName;
import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Runs that say one thing after the other to the same people, as the updates of an
 * incident do: what is newer supersedes what is older, on all channels. Such a run has
 * the definition it was begun with, whatever the files say.
 */
@Repository
public class Threads {

	private static final int AT_ONCE = 1_000;

	private final JdbcClient jdbc;

	private final Runs runs;

	private final RunBook book;

	private final Endings endings;

	private final Sweeps sweeps;

	private final Lanes lanes;

	private final Clock clock;

	Threads(JdbcClient jdbc, Runs runs, RunBook book, Endings endings, Sweeps sweeps, Lanes lanes, Clock clock) {
		this.jdbc = jdbc;
		this.runs = runs;
		this.book = book;
		this.endings = endings;
		this.sweeps = sweeps;
		this.lanes = lanes;
		this.clock = clock;
	}

	/**
	 * Somebody wants something said now: what goes on for other classes, in any process,
	 * makes room from here on, and not only when a run has been begun. It costs them some
	 * seconds if nothing comes of it.
	 */
	@Transactional(propagation = Propagation.NEVER)
	public void announce() {
		this.lanes.announce();
	}

	/**
	 * Begins the run that says the newest of a thread. From the caller's commit on
	 * nothing older of it is put on the wire; call {@link #sweep} after it.
	 * @param thread what all of its runs speak of, as in {@code incident-7}
	 * @param number its place in the thread, higher than that of any before
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Run begin(String thread, int number, RunName name, Campaign campaign, Definition definition, LocalDate date,
			Instant dueAt) {
		supersede(thread, number,
				"superseded by %s at %s".formatted(name, this.clock.instant().truncatedTo(ChronoUnit.SECONDS)));
		return begin(thread, number, 0, this.book.begin(name, campaign, definition, date, dueAt));
	}

	/**
	 * Begins a run that says what is the newest of a thread already, to those who have
	 * heard nothing of it. It supersedes nothing; and whoever gets something of the
	 * thread before it leaves, or waits for it in an earlier run, does not get it.
	 * @param number that of the newest
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Run beginBeside(String thread, int number, RunName name, Campaign campaign, Definition definition,
			LocalDate date, Instant dueAt) {
		return begin(thread, number, (int) besides(thread, number) + 1,
				this.book.begin(name, campaign, definition, date, dueAt));
	}

	private Run begin(String thread, int number, int part, Run run) {
		this.jdbc.sql("""
				INSERT INTO regain_thread (run_id, thread, number, part) VALUES (:run, :thread, :number, :part)
				""")
			.param("run", run.number())
			.param("thread", thread)
			.param("number", number)
			.param("part", part)
			.update();
		return run;
	}

	/** How many runs were begun beside one of this number. */
	public long besides(String thread, int number) {
		return this.jdbc
			.sql("SELECT COUNT(*) FROM regain_thread WHERE thread = :thread AND number = :number AND part > 0")
			.param("thread", thread)
			.param("number", number)
			.query(Long.class)
			.single();
	}

	/** What was said of a thread below a number, besides included, the oldest first. */
	public List<RunName> names(String thread, int below) {
		return this.jdbc.sql("""
				SELECT r.campaign, r.run_key FROM regain_thread t JOIN regain_run r ON r.id = t.run_id
				WHERE t.thread = :thread AND t.number < :below ORDER BY t.number, t.part
				""")
			.param("thread", thread)
			.param("below", below)
			.query((row, index) -> new RunName(row.getString("campaign"), row.getString("run_key")))
			.list();
	}

	/** The numbers of what is still being said of a thread, below one, in their order. */
	public List<Integer> beingSaid(String thread, int below) {
		return this.jdbc.sql("""
				SELECT DISTINCT t.number FROM regain_thread t JOIN regain_run r ON r.id = t.run_id
				WHERE t.thread = :thread AND t.number < :below AND r.status IN ('PLANNING', 'SENDING') ORDER BY t.number
				""").param("thread", thread).param("below", below).query(Integer.class).list();
	}

	private void supersede(String thread, int number, String why) {
		for (long older : runs(thread, number)) {
			this.endings.lockedOnce(older,
					(current) -> (current.status() == RunStatus.COMPLETED || current.status().isGivenUp()) ? current
							: this.runs.save(current.superseded(why, this.clock.instant())));
		}
	}

	private List<Long> runs(String thread, int before) {
		return this.jdbc
			.sql("SELECT run_id FROM regain_thread WHERE thread = :thread AND number < :before ORDER BY number, part")
			.param("thread", thread)
			.param("before", before)
			.query(Long.class)
			.list();
	}

	/**
	 * Ends what was planned of the superseded runs of a thread. What is in the air is
	 * recorded, and what comes back of it ended, by whoever drives them.
	 */
	public void sweep(String thread) {
		for (long older : runs(thread, Integer.MAX_VALUE)) {
			this.runs.findById(older)
				.filter((run) -> run.status() == RunStatus.SUPERSEDED)
				.ifPresent(this.sweeps::giveUp);
		}
	}

	/**
	 * What was planned for these customers is not for them any more; what is in the air
	 * arrives, and so does what puts right something wrong that they had been told.
	 */
	public void leave(String thread, Collection<String> customerIds) {
		List<String> all = List.copyOf(customerIds);
		for (int from = 0; from < all.size(); from += AT_ONCE) {
			leaveNow(thread, all.subList(from, Math.min(from + AT_ONCE, all.size())));
		}
	}

	private void leaveNow(String thread, List<String> customerIds) {
		for (long run : runs(thread, Integer.MAX_VALUE)) {
			this.endings.locked(this.runs.findById(run).orElseThrow(), (current) -> {
				this.jdbc.sql("""
						UPDATE regain_message m SET held = NULL, detail = 'not affected after all', state = 'SUPERSEDED'
						WHERE run_id = :run AND customer_id IN (:customers) AND state = 'PLANNED' AND NOT EXISTS (
						  SELECT 1 FROM regain_recipient r WHERE r.run_id = m.run_id AND r.customer_id = m.customer_id
						    AND JSON_EXTRACT(r.facts, :wrong) IS NOT NULL)
						""")
					.param("run", run)
					.param("customers", customerIds)
					.param("wrong", "$.variables." + SaidBefore.TOLD_WRONG)
					.update();
				return this.endings.follow(current);
			});
		}
	}

	/** Whether a run belongs to a thread. */
	public boolean contains(Run run) {
		return !this.jdbc.sql("SELECT 1 FROM regain_thread WHERE run_id = :run")
			.param("run", run.number())
			.query(Integer.class)
			.list()
			.isEmpty();
	}

	/**
	 * What the messages of a run's thread have in common for ever, by which a mail
	 * program shows them as one conversation; empty for a run by itself.
	 */
	Optional<String> conversation(Run run) {
		return this.jdbc.sql("""
				SELECT earliest.thread, r.id, r.created_at FROM regain_thread mine
				JOIN regain_thread earliest ON earliest.thread = mine.thread JOIN regain_run r ON r.id = earliest.run_id
				WHERE mine.run_id = :run ORDER BY earliest.number, earliest.part LIMIT 1
				""")
			.param("run", run.number())
			.query((row, index) -> Reference.ofThread(row.getString("thread"), row.getLong("id"),
					Utc.instant(row.getObject("created_at", LocalDateTime.class))))
			.optional();
	}

	/**
	 * To whom something older of a run's thread is on the wire. It never becomes more:
	 * what is older is superseded.
	 */
	Set<String> customersInTheAir(Run run) {
		return new TreeSet<>(this.jdbc.sql("""
				SELECT m.customer_id FROM regain_thread mine
				JOIN regain_thread older ON older.thread = mine.thread
				  AND (older.number < mine.number OR (older.number = mine.number AND older.part < mine.part))
				JOIN regain_message m ON m.run_id = older.run_id AND m.channel IN (:channels) AND m.state = 'SENDING'
				WHERE mine.run_id = :run
				""").param("run", run.number()).param("channels", Sweeps.CHANNELS).query(String.class).list());
	}

	/**
	 * Those of these customers to whom something else of a run's thread was said, or will
	 * be by an earlier run: what is begun beside others comes too late for them.
	 */
	Set<String> hearers(Run run, Collection<String> customerIds) {
		return new TreeSet<>(this.jdbc.sql("""
				SELECT m.customer_id FROM regain_thread mine
				JOIN regain_thread other ON other.thread = mine.thread AND other.run_id <> mine.run_id
				JOIN regain_run r ON r.id = other.run_id
				JOIN regain_message m ON m.run_id = other.run_id AND m.customer_id IN (:customers)
				WHERE mine.run_id = :run AND (%s OR (%s AND (other.number < mine.number
				      OR (other.number = mine.number AND other.part < mine.part))))
				""".formatted(HeardRuns.GOT, HeardRuns.AWAITED))
			.param("run", run.number())
			.param("customers", customerIds)
			.query(String.class)
			.list());
	}

}
