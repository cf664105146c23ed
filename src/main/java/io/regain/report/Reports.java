package io.regain.report;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.regain.delivery.MessageCounts;
import io.regain.delivery.Run;
import io.regain.delivery.Tallies;
import io.regain.message.Channel;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Makes reports of runs. */
@Repository
public class Reports {

	/** Some providers name each message in their words: such reasons are all rare. */
	private static final int MOST_REASONS = 10;

	private static final String WENT_WRONG = """
			(state IN ('REFUSED', 'BOUNCED', 'IN_DOUBT') OR (state IN ('PLANNED', 'EXPIRED') AND held IS NULL
			  AND (attempts > 0 OR code IS NOT NULL)))
			""";

	private final Tallies tallies;

	private final Returns returns;

	private final Hours hours;

	private final Clicks clicks;

	private final HoldingIncidents incidents;

	private final Climbs climbs;

	private final JdbcClient jdbc;

	private final Clock clock;

	Reports(Tallies tallies, Returns returns, Hours hours, Clicks clicks, HoldingIncidents incidents, Climbs climbs,
			JdbcClient jdbc, Clock clock) {
		this.tallies = tallies;
		this.returns = returns;
		this.hours = hours;
		this.clicks = clicks;
		this.incidents = incidents;
		this.climbs = climbs;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** All figures of one moment. */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public RunReport of(Run run) {
		Map<Channel, MessageCounts> counts = this.tallies.byChannel(run);
		RunReport.Audience audience = audience(run);
		Map<String, MessageCounts> byChannel = new LinkedHashMap<>();
		for (Channel channel : Channel.values()) {
			byChannel.put(channel.id(), counts.getOrDefault(channel, MessageCounts.NONE));
		}
		List<RunReport.Reason> reasons = reasons(run);
		long told = reasons.stream().mapToLong(RunReport.Reason::messages).sum();
		MessageCounts all = byChannel.values().stream().reduce(MessageCounts.NONE, MessageCounts::plus);
		return new RunReport(run.name().toString(), run.campaign(), run.key(), run.title(), run.messageClass().id(),
				run.status().name(), Optional.ofNullable(run.note()), run.createdAt(), run.dueAt(), run.deadlineAt(),
				Optional.ofNullable(run.plannedAt()), Optional.ofNullable(run.finishedAt()), addsUp(audience, counts),
				audience, all, run.redirected() ? all.accepted() : 0, byChannel, events(run), this.incidents.of(run),
				this.climbs.of(run), reasons, problems(run) - told, corrected(run).stream().findFirst(),
				corrections(run));
	}

	private List<String> corrected(Run run) {
		return this.jdbc.sql("""
				SELECT CONCAT(r.campaign, '@', r.run_key) FROM regain_correction c
				JOIN regain_run r ON r.id = c.wrong_run_id WHERE c.run_id = :run
				""").param("run", run.number()).query(String.class).list();
	}

	private List<String> corrections(Run run) {
		return this.jdbc.sql("""
				SELECT CONCAT(r.campaign, '@', r.run_key, ' (', c.part, ')') FROM regain_correction c
				JOIN regain_run r ON r.id = c.run_id WHERE c.wrong_run_id = :run ORDER BY c.run_id
				""").param("run", run.number()).query(String.class).list();
	}

	/** The same, and what came of it: some seconds for each million of messages. */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public DetailedReport detailed(Run run) {
		RunReport report = of(run);
		Tables tables = this.returns.of(run);
		Map<String, Results.Variant> variants = new LinkedHashMap<>();
		variants.put("included", new Results.Variant(report.audience().included(), tables.all()));
		variants.put("held-out", new Results.Variant(report.audience().heldOut(), Figures.NONE));
		Results results = new Results(this.clock.instant(), this.hours.zone().getId(), tables.all(), tables.byChannel(),
				variants, tables.byLocale(), tables.byDomain(), this.hours.of(run), this.clicks.of(run));
		return new DetailedReport(report, Headline.of(report, results), results);
	}

	/** Whether every customer and every message of the run is accounted for. */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public boolean addsUp(Run run) {
		return addsUp(audience(run), this.tallies.byChannel(run));
	}

	private static boolean addsUp(RunReport.Audience audience, Map<Channel, MessageCounts> counts) {
		return audience.addsUp() && counts.values().stream().allMatch(MessageCounts::addsUp);
	}

	private RunReport.Audience audience(Run run) {
		Map<String, Long> dispositions = new TreeMap<>();
		Map<String, Long> excluded = new TreeMap<>();
		this.jdbc.sql("""
				SELECT disposition, COALESCE(reason, '') AS why, COUNT(*) AS customers
				FROM regain_recipient WHERE run_id = :run GROUP BY disposition, why
				""").param("run", run.number()).query((row) -> {
			dispositions.merge(row.getString("disposition"), row.getLong("customers"), Long::sum);
			if (row.getString("disposition").equals("EXCLUDED") && !row.getString("why").isEmpty()) {
				excluded.merge(row.getString("why"), row.getLong("customers"), Long::sum);
			}
		});
		long selected = dispositions.values().stream().mapToLong(Long::longValue).sum();
		return new RunReport.Audience(selected, dispositions.getOrDefault("INCLUDED", 0L),
				dispositions.getOrDefault("HELD_OUT", 0L), excluded, run.duplicateRows());
	}

	private Map<String, Long> events(Run run) {
		Map<String, Long> events = new TreeMap<>(Map.of("delivered", 0L, "bounced", 0L, "unsubscribed", 0L));
		this.jdbc.sql("""
				SELECT type, COUNT(DISTINCT message_id) AS messages FROM regain_event WHERE run_id = :run GROUP BY type
				""").param("run", run.number()).query((row) -> {
			events.put(row.getString("type"), row.getLong("messages"));
		});
		return events;
	}

	/** In the provider's words, too: one code, or none, can stand for several reasons. */
	private List<RunReport.Reason> reasons(Run run) {
		return this.jdbc.sql("""
				SELECT channel, state, COALESCE(cause, '') AS cause, COALESCE(code, '') AS code,
				       COALESCE(detail, '') AS detail, COUNT(*) AS messages
				FROM regain_message WHERE run_id = :run AND %s
				GROUP BY channel, state, cause, code, detail
				ORDER BY messages DESC, channel, state, code, detail LIMIT :most
				""".formatted(WENT_WRONG))
			.param("run", run.number())
			.param("most", MOST_REASONS)
			.query((row, n) -> new RunReport.Reason(row.getString("channel"), row.getString("state"),
					row.getString("cause"), row.getString("code"), row.getString("detail"), row.getLong("messages")))
			.list();
	}

	private long problems(Run run) {
		return this.jdbc.sql("SELECT COUNT(*) FROM regain_message WHERE run_id = :run AND " + WENT_WRONG)
			.param("run", run.number())
			.query(Long.class)
			.single();
	}

}
