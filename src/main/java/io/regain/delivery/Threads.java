package io.regain.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.regain.campaign.Campaign;
import io.regain.message.RunName;

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

	private final Clock clock;

	Threads(JdbcClient jdbc, Runs runs, RunBook book, Endings endings, Sweeps sweeps, Clock clock) {
		this.jdbc = jdbc;
		this.runs = runs;
		this.book = book;
		this.endings = endings;
		this.sweeps = sweeps;
		this.clock = clock;
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
		supersede(thread, number, "superseded by %s at %s".formatted(name, this.clock.instant()));
		Run run = this.book.begin(name, campaign, definition, date, dueAt);
		this.jdbc.sql("INSERT INTO regain_thread (run_id, thread, number) VALUES (:run, :thread, :number)")
			.param("run", run.number())
			.param("thread", thread)
			.param("number", number)
			.update();
		return run;
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
			.sql("SELECT run_id FROM regain_thread WHERE thread = :thread AND number < :before ORDER BY number")
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
	 * arrives.
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
						UPDATE regain_message SET held = NULL, detail = 'not affected after all', state = 'SUPERSEDED'
						WHERE run_id = :run AND customer_id IN (:customers) AND state = 'PLANNED'
						""").param("run", run).param("customers", customerIds).update();
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
	 * To whom something older of a run's thread is on the wire. It never becomes more:
	 * what is older is superseded.
	 */
	Set<String> customersInTheAir(Run run) {
		return new TreeSet<>(this.jdbc.sql("""
				SELECT m.customer_id FROM regain_thread mine
				JOIN regain_thread older ON older.thread = mine.thread AND older.number < mine.number
				JOIN regain_message m ON m.run_id = older.run_id AND m.channel IN (:channels) AND m.state = 'SENDING'
				WHERE mine.run_id = :run
				""").param("run", run.number()).param("channels", Sweeps.CHANNELS).query(String.class).list());
	}

}
