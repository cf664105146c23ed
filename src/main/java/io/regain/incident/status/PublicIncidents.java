package io.regain.incident.status;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.incident.Phase;
import io.regain.incident.Severity;
import io.regain.incident.Texts;
import io.regain.message.Utc;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads what was said in public. That an incident is internal, and that an update is only
 * a draft, is asked in the statement itself: nothing of them ever gets into memory.
 */
@Repository
class PublicIncidents {

	private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {
	};

	private static final String SAID = """
			FROM regain_incident i JOIN regain_update u ON u.incident_id = i.id
			WHERE i.internal = FALSE AND u.status = 'PUBLISHED'
			""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	PublicIncidents(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** Another one whenever something was said; far cheaper than to read it all. */
	String stamp() {
		return this.jdbc
			.sql("SELECT CONCAT_WS(' ', COUNT(*), COUNT(DISTINCT i.id), COUNT(i.resolved_at), MAX(u.published_at)) "
					+ SAID)
			.query(String.class)
			.single();
	}

	/** When the ledger was made: what was before it nobody wrote down. */
	Instant beginning() {
		return this.jdbc.sql("SELECT MIN(installed_on) FROM regain_schema_history")
			.query((row, index) -> Utc.instant(row.getObject(1, LocalDateTime.class)))
			.single();
	}

	/** Those that are open, or were resolved since then; the newest first. */
	List<PublicIncident> since(Instant from) {
		Map<Long, PublicIncident> bare = new LinkedHashMap<>();
		Map<Long, List<PublicUpdate>> updates = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					SELECT i.id, i.titles, i.component, i.severity, i.phase, i.began_at, i.until_at, i.resolved_at, u.number,
					  u.phase AS said, u.texts, u.next_at, u.corrects, u.published_at
					"""
					+ SAID + """
							AND (i.resolved_at IS NULL OR i.resolved_at >= :from)
							ORDER BY i.id DESC, u.number
							""")
			.param("from", Utc.of(from))
			.query((row) -> {
				long number = row.getLong("id");
				if (!bare.containsKey(number)) {
					bare.put(number, incident(row));
				}
				updates.computeIfAbsent(number, (none) -> new ArrayList<>()).add(update(row));
			});
		return bare.values().stream().map((incident) -> with(incident, updates)).toList();
	}

	private static PublicIncident with(PublicIncident bare, Map<Long, List<PublicUpdate>> updates) {
		return new PublicIncident(bare.number(), bare.titles(), bare.component(), bare.severity(), bare.phase(),
				bare.beganAt(), bare.until(), bare.resolvedAt(), updates.getOrDefault(bare.number(), List.of()));
	}

	private PublicIncident incident(ResultSet row) throws SQLException {
		return new PublicIncident(row.getLong("id"), texts(row.getString("titles")), row.getString("component"),
				Severity.valueOf(row.getString("severity")), Phase.valueOf(row.getString("phase")),
				instant(row, "began_at").orElseThrow(), instant(row, "until_at"), instant(row, "resolved_at"),
				List.of());
	}

	private PublicUpdate update(ResultSet row) throws SQLException {
		int corrects = row.getInt("corrects");
		return new PublicUpdate(row.getInt("number"), Phase.valueOf(row.getString("said")),
				texts(row.getString("texts")), instant(row, "next_at"),
				(corrects == 0) ? Optional.empty() : Optional.of(corrects), instant(row, "published_at").orElseThrow());
	}

	private Texts texts(String stored) {
		return new Texts(this.json.readValue(stored, TEXTS));
	}

	private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
	}

}
