package io.regain.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.regain.message.Utc;
import io.regain.plan.Exclusion;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Answers "why did, or didn't, this customer get this?" */
@Repository
public class Histories {

	private static final int MOST_RUNS = 200;

	private final JdbcClient jdbc;

	Histories(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Transactional(readOnly = true)
	public CustomerHistory of(String customerId) {
		Map<Long, List<CustomerHistory.Event>> events = events(customerId);
		Map<Long, List<CustomerHistory.Message>> messages = messages(customerId, events);
		Map<Long, List<String>> corrections = corrections(customerId);
		return new CustomerHistory(customerId, said(customerId), silences(customerId),
				this.jdbc
					.sql("""
							SELECT u.id, u.campaign, u.run_key, u.title, u.message_class, u.created_at, r.disposition, r.reason, r.detail,
							       r.locale, JSON_UNQUOTE(JSON_EXTRACT(d.content, '$.template')) AS template
							FROM regain_recipient r JOIN regain_run u ON u.id = r.run_id
							JOIN regain_definition d ON d.sha256 = u.definition
							WHERE r.customer_id = :customer ORDER BY u.id DESC LIMIT :most
							""")
					.param("customer", customerId)
					.param("most", MOST_RUNS)
					.query((row, n) -> run(row, messages.getOrDefault(row.getLong("id"), List.of()),
							corrections.getOrDefault(row.getLong("id"), List.of())))
					.list());
	}

	/** By the run that was wrong. */
	private Map<Long, List<String>> corrections(String customerId) {
		Map<Long, List<String>> corrections = new HashMap<>();
		this.jdbc.sql("""
				SELECT c.wrong_run_id, CONCAT(u.campaign, '@', u.run_key) AS name FROM regain_recipient r
				JOIN regain_correction c ON c.run_id = r.run_id JOIN regain_run u ON u.id = r.run_id
				WHERE r.customer_id = :customer AND r.disposition = 'INCLUDED' ORDER BY u.id
				""").param("customer", customerId).query((row) -> {
			corrections.computeIfAbsent(row.getLong("wrong_run_id"), (run) -> new ArrayList<>())
				.add(row.getString("name"));
		});
		return corrections;
	}

	private static CustomerHistory.InRun run(ResultSet row, List<CustomerHistory.Message> messages,
			List<String> correctedBy) throws SQLException {
		Optional<String> reason = text(row, "reason");
		return new CustomerHistory.InRun(row.getString("campaign") + "@" + row.getString("run_key"),
				row.getString("title"), row.getString("message_class").toLowerCase(Locale.ROOT),
				instant(row, "created_at").orElseThrow(), row.getString("disposition").toLowerCase(Locale.ROOT), reason,
				reason.map(Histories::meaning), text(row, "detail"), row.getString("template"), text(row, "locale"),
				messages, correctedBy);
	}

	private static String meaning(String reason) {
		return Arrays.stream(Exclusion.values())
			.filter((exclusion) -> exclusion.id().equals(reason))
			.map(Exclusion::meaning)
			.findFirst()
			.orElse(reason);
	}

	private Map<Long, List<CustomerHistory.Message>> messages(String customerId,
			Map<Long, List<CustomerHistory.Event>> events) {
		Map<Long, List<CustomerHistory.Message>> byRun = new HashMap<>();
		this.jdbc.sql("""
				SELECT m.* FROM regain_recipient r
				JOIN regain_message m ON m.run_id = r.run_id AND m.customer_id = r.customer_id
				WHERE r.customer_id = :customer ORDER BY m.id
				""").param("customer", customerId).query((row) -> {
			byRun.computeIfAbsent(row.getLong("run_id"), (run) -> new ArrayList<>())
				.add(message(row, events.getOrDefault(row.getLong("id"), List.of())));
		});
		return byRun;
	}

	private static CustomerHistory.Message message(ResultSet row, List<CustomerHistory.Event> events)
			throws SQLException {
		Optional<String> why = Stream.of(text(row, "code"), text(row, "detail"))
			.flatMap(Optional::stream)
			.reduce((code, detail) -> code + ": " + detail);
		return new CustomerHistory.Message(row.getLong("id"), row.getString("channel"), row.getInt("step"),
				row.getString("state"), row.getBoolean("redirected"), row.getInt("attempts"),
				instant(row, "accepted_at"), delayed(row), text(row, "held"), why, text(row, "provider_id"),
				text(row, "content_sha256"), settled(row), events);
	}

	private static Optional<CustomerHistory.Delayed> delayed(ResultSet row) throws SQLException {
		Instant due = instant(row, "due_at").orElseThrow();
		return text(row, "delay").map((why) -> new CustomerHistory.Delayed(due, why));
	}

	private static Optional<CustomerHistory.Settled> settled(ResultSet row) throws SQLException {
		Optional<Instant> at = instant(row, "settled_at");
		return at.isEmpty() ? Optional.empty()
				: Optional.of(new CustomerHistory.Settled(row.getString("settled_as").toLowerCase(Locale.ROOT),
						row.getString("settled_by"), at.get()));
	}

	private Map<Long, List<CustomerHistory.Event>> events(String customerId) {
		Map<Long, List<CustomerHistory.Event>> byMessage = new HashMap<>();
		this.jdbc.sql("""
				SELECT e.message_id, e.type, e.received_at, e.kind, e.code, COALESCE(r.text, e.detail) AS words
				FROM regain_event e LEFT JOIN regain_reply r ON r.source_key = e.source_key AND e.type = 'replied'
				WHERE e.customer_id = :customer ORDER BY e.id
				""").param("customer", customerId).query((row) -> {
			byMessage.computeIfAbsent(row.getLong("message_id"), (message) -> new ArrayList<>())
				.add(new CustomerHistory.Event(row.getString("type"), instant(row, "received_at").orElseThrow(),
						text(row, "kind"), text(row, "code"), text(row, "words")));
		});
		return byMessage;
	}

	private List<CustomerHistory.Word> said(String customerId) {
		return this.jdbc.sql("""
				SELECT at, allowed, channel, topic, until_at, source FROM regain_said
				WHERE customer_id = :customer ORDER BY at DESC, id DESC
				""")
			.param("customer", customerId)
			.query((row, n) -> new CustomerHistory.Word(instant(row, "at").orElseThrow(), word(row),
					text(row, "channel"), text(row, "topic"), instant(row, "until_at"), row.getString("source")))
			.list();
	}

	private static String word(ResultSet row) throws SQLException {
		if (row.getTimestamp("until_at") != null) {
			return "rest";
		}
		return row.getBoolean("allowed") ? "yes" : "no";
	}

	/** Of the addresses at which they were, or are about to be, written to. */
	private List<CustomerHistory.Silence> silences(String customerId) {
		return this.jdbc.sql("""
				SELECT DISTINCT s.channel, s.reason, s.created_at, s.until_at, s.source, s.note
				FROM regain_recipient r
				JOIN regain_message m ON m.run_id = r.run_id AND m.customer_id = r.customer_id
				JOIN regain_suppression s ON s.channel = m.channel AND s.address_hash = m.address_hash
				WHERE r.customer_id = :customer ORDER BY s.created_at DESC, s.channel
				""")
			.param("customer", customerId)
			.query((row, n) -> new CustomerHistory.Silence(row.getString("channel"),
					row.getString("reason").toLowerCase(Locale.ROOT).replace('_', '-'),
					instant(row, "created_at").orElseThrow(), instant(row, "until_at"), row.getString("source"),
					text(row, "note")))
			.list();
	}

	private static Optional<String> text(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getString(column)).filter((text) -> !text.isBlank());
	}

	private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
	}

}
