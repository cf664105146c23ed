package io.regain.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import io.regain.message.Utc;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said of incidents, or is about to be. */
@Repository
public class Updates {

	private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {
	};

	private static final String SELECT = """
			SELECT incident_id, number, phase, texts, shorts, next_at, corrects, status, publish_at, holding, drafted_at, drafted_by,
			  approved_by, published_at, published_by FROM regain_update\s""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	Updates(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** All of an incident, also those that were never said, in their order. */
	public List<Update> of(long incident) {
		return this.jdbc.sql(SELECT + "WHERE incident_id = :incident ORDER BY number")
			.param("incident", incident)
			.query(this::update)
			.list();
	}

	/** What was said, in its order. */
	public List<Update> published(long incident) {
		return of(incident).stream().filter(Update::isPublished).toList();
	}

	/**
	 * @throws IncidentException if there is no such update
	 */
	public Update get(long incident, int number) {
		return this.jdbc.sql(SELECT + "WHERE incident_id = :incident AND number = :number")
			.param("incident", incident)
			.param("number", number)
			.query(this::update)
			.optional()
			.orElseThrow(() -> IncidentException.unknown("incident %d has no update %d", incident, number));
	}

	/** Those whose time has come. */
	List<Update> dueToPublish(Instant now) {
		return this.jdbc.sql(SELECT + "WHERE status = 'SCHEDULED' AND publish_at <= :now ORDER BY publish_at")
			.param("now", Utc.of(now))
			.query(this::update)
			.list();
	}

	/** What is to be said if a promise is missed, the newest. */
	Optional<Update> holding(long incident) {
		return of(incident).stream()
			.filter((update) -> update.status() == Update.Status.HOLDING)
			.reduce((older, newer) -> newer);
	}

	/** The number that the next one gets; the incident is locked. */
	int nextNumber(long incident) {
		return this.jdbc.sql("SELECT COALESCE(MAX(number), 0) + 1 FROM regain_update WHERE incident_id = :incident")
			.param("incident", incident)
			.query(Integer.class)
			.single();
	}

	void add(Update update) {
		this.jdbc
			.sql("""
					INSERT INTO regain_update (incident_id, number, phase, texts, shorts, next_at, corrects, status, publish_at,
					  holding, drafted_at, drafted_by)
					VALUES (:incident, :number, :phase, :texts, :shorts, :next, :corrects, :status, :publish, :holding, :drafted, :by)
					""")
			.param("incident", update.incident())
			.param("number", update.number())
			.param("phase", update.phase().name())
			.param("texts", this.json.writeValueAsString(update.texts().byLanguage()))
			.param("shorts", this.json.writeValueAsString(update.shorts().byLanguage()))
			.param("next", update.nextAt().map(Utc::of).orElse(null))
			.param("corrects", update.corrects().orElse(null))
			.param("status", update.status().name())
			.param("publish", update.publishAt().map(Utc::of).orElse(null))
			.param("holding", update.holding())
			.param("drafted", Utc.of(update.draftedAt()))
			.param("by", update.draftedBy())
			.update();
	}

	void changed(Update update, Update.Status status) {
		this.jdbc.sql("UPDATE regain_update SET status = :status WHERE incident_id = :incident AND number = :number")
			.param("status", status.name())
			.param("incident", update.incident())
			.param("number", update.number())
			.update();
	}

	void approved(Update update, String by) {
		this.jdbc.sql("UPDATE regain_update SET approved_by = :by WHERE incident_id = :incident AND number = :number")
			.param("by", by)
			.param("incident", update.incident())
			.param("number", update.number())
			.update();
	}

	void published(Update update, Instant at, String by) {
		this.jdbc.sql("""
				UPDATE regain_update SET status = 'PUBLISHED', published_at = :at, published_by = :by
				WHERE incident_id = :incident AND number = :number
				""")
			.param("at", Utc.of(at))
			.param("by", by)
			.param("incident", update.incident())
			.param("number", update.number())
			.update();
	}

	private Update update(ResultSet row, int index) throws SQLException {
		int corrects = row.getInt("corrects");
		return new Update(row.getLong("incident_id"), row.getInt("number"), Phase.valueOf(row.getString("phase")),
				texts(row.getString("texts")), texts(row.getString("shorts")), Incidents.instant(row, "next_at"),
				(corrects == 0) ? Optional.empty() : Optional.of(corrects),
				Update.Status.valueOf(row.getString("status")), Incidents.instant(row, "publish_at"),
				row.getBoolean("holding"), Utc.instant(row.getObject("drafted_at", LocalDateTime.class)),
				row.getString("drafted_by"), Optional.ofNullable(row.getString("approved_by")),
				Incidents.instant(row, "published_at"), Optional.ofNullable(row.getString("published_by")));
	}

	private Texts texts(String stored) {
		return new Texts(this.json.readValue(stored, TEXTS));
	}

}
