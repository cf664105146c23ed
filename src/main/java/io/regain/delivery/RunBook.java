package io.regain.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

import io.regain.campaign.Campaign;
import io.regain.message.From;
import io.regain.message.MessageClass;
import io.regain.message.RunName;
import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of runs: begun, planned, ended, opened again. */
@Service
public class RunBook {

	private final Runs runs;

	private final PlanLedger ledger;

	private final Definitions definitions;

	private final Canary canary;

	private final FrozenMessages frozen;

	private final Endings endings;

	private final Sweeps sweeps;

	private final Holds holds;

	private final DeliveryProperties properties;

	private final JdbcClient jdbc;

	private final Clock clock;

	RunBook(Runs runs, PlanLedger ledger, Definitions definitions, Canary canary, FrozenMessages frozen,
			Endings endings, Sweeps sweeps, Holds holds, DeliveryProperties properties, JdbcClient jdbc, Clock clock) {
		this.runs = runs;
		this.ledger = ledger;
		this.definitions = definitions;
		this.canary = canary;
		this.frozen = frozen;
		this.endings = endings;
		this.sweeps = sweeps;
		this.holds = holds;
		this.properties = properties;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	public Optional<Run> find(RunName name) {
		return this.runs.find(name);
	}

	public Optional<RunName> name(long run) {
		return this.runs.findById(run).map(Run::name);
	}

	/**
	 * The run of this name, begun now if there is none yet; one that there is stays as it
	 * is.
	 */
	@Transactional
	public Run begin(RunName name, Campaign campaign, Definition definition, LocalDate date, Instant dueAt) {
		return this.runs.find(name).orElseGet(() -> {
			String key = this.definitions.put(definition);
			return this.runs
				.save(Run.begin(name, campaign, date, key, this.properties.redirects(), this.clock.instant(), dueAt));
		});
	}

	/**
	 * Planned afresh with this definition, by whoever holds the run: the new version
	 * keeps a former planner from adding to the plan, or sealing it.
	 */
	@Transactional
	public Run beginAnew(Run run, Campaign campaign, Definition definition, Instant dueAt) {
		String key = this.definitions.put(definition);
		return this.runs.save(run.redefined(campaign, key, this.properties.redirects(), this.clock.instant(), dueAt));
	}

	/** What the run was planned with. */
	public Definition definition(Run run) {
		return this.definitions.get(run.definition());
	}

	/** In whose name a run writes; empty if nobody can tell any more. */
	public String sender(long run) {
		Run found = this.runs.findById(run).orElseThrow();
		return definition(found).sender(found.campaign());
	}

	/** The same with the addresses. */
	public Optional<From> from(long run) {
		Run found = this.runs.findById(run).orElseThrow();
		return definition(found).from(found.campaign());
	}

	/** What a run's messages are about, as consents name it; empty if they need none. */
	public Optional<String> topic(long run) {
		Run found = this.runs.findById(run).orElseThrow();
		return definition(found).topic(found.campaign());
	}

	/** Whether the files say today what the run was planned with. */
	public boolean isDefinedBy(Run run, Definition definition) {
		return run.definition().equals(this.definitions.key(definition));
	}

	/** The commit that ends planning: from here on messages can be sent. */
	@Transactional
	public Run planned(Run run, long duplicateRows) {
		return this.runs.save(run.planned(duplicateRows, this.clock.instant()));
	}

	/** The plan is not to be sent: it is thrown away, and why is kept. */
	public Run refusePlan(Run run, String why) {
		this.ledger.discard(run);
		return this.runs.save(run.notPlanned(why));
	}

	/**
	 * Lets the first so many recipients go, by lot, and holds the others; empty: holds
	 * none. Nothing of that if somebody else holds the run by now.
	 */
	@Transactional
	public void limit(Run run, Hold hold, Optional<Long> recipients) {
		if (!this.holds.keeps(hold)) {
			return;
		}
		recipients.ifPresentOrElse((most) -> {
			// Who is not among the first waits for that, and not for an incident
			this.frozen.releaseAll(run);
			this.canary.limit(run, most);
		}, () -> this.canary.release(run));
	}

	/** When the first of what is still to be sent may leave, if there is any. */
	public Optional<Instant> firstDue(Run run) {
		return this.jdbc.sql("""
				SELECT MIN(due_at) FROM regain_message
				WHERE run_id = :run AND state = 'PLANNED' AND (held IS NULL OR held = 'step')
				""")
			.param("run", run.number())
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)))
			.single()
			.map(Utc::instant);
	}

	/**
	 * After which nothing of a planned run may be sent: incidents may have moved it, or
	 * may yet.
	 */
	public Instant deadline(Run run) {
		if (run.messageClass() != MessageClass.MARKETING) {
			return run.deadlineAt();
		}
		return this.jdbc.sql("""
				SELECT MAX(IF(held_at IS NULL, deadline_at, '9999-12-31')) FROM regain_message
				WHERE run_id = :run AND channel IN (:channels) AND state = 'PLANNED'
				  AND (held_at IS NOT NULL OR deadline_at > :deadline)
				""")
			.param("run", run.number())
			.param("channels", Sweeps.CHANNELS)
			.param("deadline", Utc.of(run.deadlineAt()))
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)))
			.single()
			.map(Utc::instant)
			.orElse(run.deadlineAt());
	}

	/** How many recipients were included. */
	public long included(Run run) {
		return this.jdbc.sql("SELECT COUNT(*) FROM regain_recipient WHERE run_id = :run AND disposition = 'INCLUDED'")
			.param("run", run.number())
			.query(Long.class)
			.single();
	}

	/**
	 * Expires what is late, and ends the run if nothing is left to do; nothing of that if
	 * somebody else holds it by now, unless that one has ended it: a late answer may be
	 * what was missing. Of a run that was given up, ends what its drivers left.
	 */
	public Run settle(Run run, Hold hold) {
		Run settled = this.endings.locked(run, (current) -> {
			if (this.holds.keeps(hold)) {
				return this.endings.settle(current);
			}
			return (current.status() == RunStatus.PARTIALLY_FAILED) ? this.endings.follow(current) : current;
		});
		if (settled.status().isGivenUp()) {
			this.sweeps.takeOver(hold);
			this.sweeps.giveUp(settled);
		}
		return settled;
	}

}
