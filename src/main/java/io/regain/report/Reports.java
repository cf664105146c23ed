package io.regain.report;

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

	private final Tallies tallies;

	private final JdbcClient jdbc;

	Reports(Tallies tallies, JdbcClient jdbc) {
		this.tallies = tallies;
		this.jdbc = jdbc;
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
		return new RunReport(run.name().toString(), run.campaign(), run.key(), run.title(), run.messageClass().id(),
				run.status().name(), Optional.ofNullable(run.note()), run.createdAt(), run.dueAt(), run.deadlineAt(),
				Optional.ofNullable(run.plannedAt()), Optional.ofNullable(run.finishedAt()), addsUp(audience, counts),
				audience, byChannel.values().stream().reduce(MessageCounts.NONE, MessageCounts::plus), byChannel,
				events(run), reasons(run));
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

	private List<RunReport.Reason> reasons(Run run) {
		return this.jdbc.sql("""
				SELECT channel, state, COALESCE(cause, '') AS cause, COALESCE(code, '') AS code, MIN(detail) AS detail,
				       COUNT(*) AS messages
				FROM regain_message
				WHERE run_id = :run AND (state IN ('REFUSED', 'BOUNCED', 'IN_DOUBT')
				      OR (state IN ('PLANNED', 'EXPIRED') AND attempts > 0))
				GROUP BY channel, state, cause, code ORDER BY messages DESC, channel, code LIMIT 20
				""")
			.param("run", run.number())
			.query((row, n) -> new RunReport.Reason(row.getString("channel"), row.getString("state"),
					row.getString("cause"), row.getString("code"),
					Optional.ofNullable(row.getString("detail")).orElse(""), row.getLong("messages")))
			.list();
	}

}
