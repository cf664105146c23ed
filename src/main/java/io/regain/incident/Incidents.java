package io.regain.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.regain.message.Utc;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** All incidents. */
@Repository
public class Incidents {

	private static final String SELECT = """
			SELECT id, titles, component, severity, phase, internal, team, campaign, began_at, until_at, opened_at,
			  opened_by, resolved_at FROM regain_incident\s""";

	private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	Incidents(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * @throws IncidentException if there is no such incident
	 */
	public Incident get(long number) {
		return find(number).orElseThrow(() -> IncidentException.unknown("there is no incident %d", number));
	}

	public Optional<Incident> find(long number) {
		return this.jdbc.sql(SELECT + "WHERE id = :id").param("id", number).query(this::incident).optional();
	}

	/** Those that are open, the newest first. */
	public List<Incident> open() {
		return this.jdbc.sql(SELECT + "WHERE resolved_at IS NULL ORDER BY id DESC").query(this::incident).list();
	}

	/** Those that are open, or were resolved since then, the newest first. */
	public List<Incident> since(Instant from) {
		return this.jdbc.sql(SELECT + "WHERE resolved_at IS NULL OR resolved_at >= :from ORDER BY id DESC")
			.param("from", Utc.of(from))
			.query(this::incident)
			.list();
	}

	/** Up to so many, the newest first. */
	public List<Incident> newest(int most) {
		return this.jdbc.sql(SELECT + "ORDER BY id DESC LIMIT :most").param("most", most).query(this::incident).list();
	}

	/** Until the end of the transaction nobody else changes it. */
	Incident lock(long number) {
		return this.jdbc.sql(SELECT + "WHERE id = :id FOR UPDATE")
			.param("id", number)
			.query(this::incident)
			.optional()
			.orElseThrow(() -> IncidentException.unknown("there is no incident %d", number));
	}

	/**
	 * @param incident its number does not count
	 * @param segment the YAML of the segment that says who is affected
	 * @return its number
	 */
	long add(Incident incident, String segment) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc
			.sql("""
					INSERT INTO regain_incident (titles, component, severity, phase, internal, team, campaign, segment, began_at,
					  until_at, opened_at, opened_by)
					VALUES (:titles, :component, :severity, :phase, :internal, :team, :campaign, :segment, :began, :until,
					  :opened, :by)
					""")
			.param("titles", this.json.writeValueAsString(incident.titles().byLanguage()))
			.param("component", incident.component())
			.param("severity", incident.severity().name())
			.param("phase", incident.phase().name())
			.param("internal", incident.internal())
			.param("team", incident.team())
			.param("campaign", incident.campaign())
			.param("segment", segment)
			.param("began", Utc.of(incident.beganAt()))
			.param("until", incident.until().map(Utc::of).orElse(null))
			.param("opened", Utc.of(incident.openedAt()))
			.param("by", incident.openedBy())
			.update(key, "id");
		return Objects.requireNonNull(key.getKeyAs(Number.class)).longValue();
	}

	/** One that could not be opened after all: nothing of it was said. */
	void remove(long number) {
		this.jdbc.sql("DELETE FROM regain_incident WHERE id = :id").param("id", number).update();
	}

	/** The YAML of the segment that said who is affected. */
	public String segment(long number) {
		return this.jdbc.sql("SELECT segment FROM regain_incident WHERE id = :id")
			.param("id", number)
			.query(String.class)
			.single();
	}

	void moved(Incident incident, Phase phase, Optional<Instant> resolvedAt) {
		this.jdbc.sql("UPDATE regain_incident SET phase = :phase, resolved_at = :resolved WHERE id = :id")
			.param("phase", phase.name())
			.param("resolved", resolvedAt.map(Utc::of).orElse(null))
			.param("id", incident.number())
			.update();
	}

	private Incident incident(ResultSet row, int number) throws SQLException {
		return new Incident(row.getLong("id"), texts(row.getString("titles")), row.getString("component"),
				Severity.valueOf(row.getString("severity")), Phase.valueOf(row.getString("phase")),
				row.getBoolean("internal"), row.getString("team"), row.getString("campaign"),
				Utc.instant(row.getObject("began_at", LocalDateTime.class)), instant(row, "until_at"),
				Utc.instant(row.getObject("opened_at", LocalDateTime.class)), row.getString("opened_by"),
				instant(row, "resolved_at"));
	}

	private Texts texts(String stored) {
		return new Texts(this.json.readValue(stored, TEXTS));
	}

	static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
		@Nullable LocalDateTime stored = row.getObject(column, LocalDateTime.class);
		return Optional.ofNullable(stored).map(Utc::instant);
	}

}
