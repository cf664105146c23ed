package io.regain.report;

import java.sql.ResultSet;
import java.sql.SQLException;

import io.regain.delivery.Run;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts what came of a run's messages, in two passes: over the messages, and over those
 * of which something was reported. Their figures add up.
 */
@Repository
class Returns {

	/**
	 * In ASCII, as they are: the database groups in memory as long as its rows are short,
	 * and by its disk if it must allow four bytes for each character.
	 */
	private static final String DIMENSIONS = """
			m.channel, CAST(COALESCE(r.locale, '') AS CHAR(35) CHARACTER SET ascii) AS language,
			CAST(IF(m.channel = 'email' AND m.address LIKE '%@%', SUBSTRING_INDEX(m.address, '@', -1), '') AS CHAR(253) CHARACTER SET ascii) AS domain""";

	private static final String MESSAGES = """
			SELECT %s, COUNT(*) AS planned,
			  SUM(m.state IN ('ACCEPTED', 'DELIVERED', 'BOUNCED')) AS accepted,
			  SUM(m.state = 'DELIVERED') AS confirmed, SUM(m.state = 'BOUNCED') AS bounced,
			  SUM(m.state = 'REFUSED' AND m.cause IN ('DEAD_ADDRESS', 'INVALID_ADDRESS')) AS refused_hard,
			  SUM(m.state = 'REFUSED' AND m.cause = 'MAILBOX_UNAVAILABLE') AS refused_soft,
			  SUM(m.state = 'REFUSED' AND m.cause = 'CONTENT') AS refused_content,
			  SUM(m.state = 'REFUSED' AND m.cause = 'CONFIGURATION') AS refused_policy
			FROM regain_message m
			JOIN regain_recipient r ON r.run_id = m.run_id AND r.customer_id = m.customer_id
			WHERE m.run_id = :run GROUP BY m.channel, language, domain
			""".formatted(DIMENSIONS);

	/**
	 * Of bounces, the gravest class; of opens and clicks, a person before a machine. In
	 * the order of an index that has all that is read, so that nothing is sorted.
	 */
	private static final String EVENTS = """
			SELECT %s,
			  SUM(bounced AND ever AND grade = 6) AS hard, SUM(bounced AND ever AND grade = 5) AS policy,
			  SUM(bounced AND ever AND grade = 4) AS content, SUM(bounced AND ever AND grade = 3) AS size,
			  SUM(bounced AND ever AND grade = 2) AS soft, SUM(bounced AND ever AND grade = 1) AS other,
			  SUM(bounced AND m.state = 'BOUNCED') AS known, SUM(bounced AND ever AND m.state <> 'BOUNCED') AS unmarked,
			  SUM(type = 'opened' AND grade = 2) AS opened, SUM(type = 'opened' AND grade = 1) AS opened_by_machines,
			  SUM(type = 'clicked' AND grade = 2) AS clicked, SUM(type = 'clicked' AND grade = 1) AS clicked_by_machines,
			  SUM(type = 'unsubscribed') AS unsubscribed, SUM(type = 'complained') AS complained,
			  SUM(type = 'replied') AS replied
			FROM (
			  SELECT type, message_id, type = 'bounced' AS bounced,
			    MAX(IF(type = 'bounced', GREATEST(1, FIELD(COALESCE(kind, ''), 'other', 'soft', 'size', 'content', 'policy', 'hard')),
			      IF(kind = 'machine', 1, 2))) AS grade
			  FROM regain_event
			  WHERE run_id = :run AND type IN ('bounced', 'opened', 'clicked', 'unsubscribed', 'complained', 'replied')
			  GROUP BY type, message_id) e
			JOIN (SELECT id, run_id, customer_id, channel, address, state, state IN ('ACCEPTED', 'DELIVERED', 'BOUNCED') AS ever
			      FROM regain_message) m ON m.id = e.message_id
			JOIN regain_recipient r ON r.run_id = m.run_id AND r.customer_id = m.customer_id
			GROUP BY m.channel, language, domain
			"""
		.formatted(DIMENSIONS);

	private final JdbcClient jdbc;

	Returns(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** To be called in the transaction of all that is told of one moment. */
	Tables of(Run run) {
		Tables tables = new Tables();
		this.jdbc.sql(MESSAGES).param("run", run.number()).query((row) -> {
			add(tables, row, ofMessages(row));
		});
		this.jdbc.sql(EVENTS).param("run", run.number()).query((row) -> {
			add(tables, row, ofEvents(row));
		});
		return tables;
	}

	private static void add(Tables tables, ResultSet row, Figures figures) throws SQLException {
		tables.add(row.getString("channel"), row.getString("language"), row.getString("domain"), figures);
	}

	/** All that bounced is of no known class, until its events say one. */
	private static Figures ofMessages(ResultSet row) throws SQLException {
		long accepted = row.getLong("accepted");
		long bounced = row.getLong("bounced");
		Bounces refused = new Bounces(row.getLong("refused_hard"), row.getLong("refused_soft"),
				row.getLong("refused_content"), 0, row.getLong("refused_policy"), 0);
		return new Figures(row.getLong("planned"), accepted, accepted - bounced, row.getLong("confirmed"), refused,
				new Bounces(0, 0, 0, 0, 0, bounced), 0, 0, 0, 0, 0, 0, 0);
	}

	/** Adds classes, and takes away what had been counted without one. */
	private static Figures ofEvents(ResultSet row) throws SQLException {
		Bounces bounced = new Bounces(row.getLong("hard"), row.getLong("soft"), row.getLong("content"),
				row.getLong("size"), row.getLong("policy"), row.getLong("other") - row.getLong("known"));
		return new Figures(0, 0, -row.getLong("unmarked"), 0, Bounces.NONE, bounced, row.getLong("opened"),
				row.getLong("opened_by_machines"), row.getLong("clicked"), row.getLong("clicked_by_machines"),
				row.getLong("unsubscribed"), row.getLong("complained"), row.getLong("replied"));
	}

}
