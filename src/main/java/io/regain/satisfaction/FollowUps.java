package io.regain.satisfaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import io.regain.incident.AuditLog;
import io.regain.incident.Incidents;
import io.regain.incident.Person;
import io.regain.incident.TellTeam;
import io.regain.message.Utc;
import io.regain.satisfaction.FollowUp.State;
import io.regain.satisfaction.SatisfactionException.Kind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Bad answers, and who looks after them. */
@Repository
public class FollowUps {

	private static final int MOST = 500;

	private static final int LONGEST_NOTE = 1000;

	private static final String SELECT = """
			SELECT f.number, q.incident_id, q.customer_id, q.score, q.comment, f.state, f.opened_at, f.taken_by, f.done_by,
			  f.done_at, f.note
			FROM regain_followup f JOIN regain_survey_question q ON q.number = f.question\s""";

	private final JdbcClient jdbc;

	private final Incidents incidents;

	private final TellTeam tellTeam;

	private final AuditLog audit;

	private final Clock clock;

	FollowUps(JdbcClient jdbc, Incidents incidents, TellTeam tellTeam, AuditLog audit, Clock clock) {
		this.jdbc = jdbc;
		this.incidents = incidents;
		this.tellTeam = tellTeam;
		this.audit = audit;
		this.clock = clock;
	}

	/** In the caller's transaction. What was done opens again: there is something new. */
	void open(long question) {
		this.jdbc.sql("""
				INSERT INTO regain_followup (question, state, told, opened_at) VALUES (:question, 'OPEN', FALSE, :now)
				ON DUPLICATE KEY UPDATE told = told AND state <> 'DONE', state = IF(state = 'DONE', 'OPEN', state)
				""").param("question", question).param("now", Utc.of(this.clock.instant())).update();
	}

	/** Up to 500, the newest first: those that are not done, or all. */
	public List<FollowUp> list(boolean all) {
		return this.jdbc.sql(SELECT + "WHERE f.state <> :done ORDER BY f.number DESC LIMIT :most")
			.param("done", all ? "" : State.DONE.name())
			.param("most", MOST)
			.query(FollowUps::followUp)
			.list();
	}

	/**
	 * @throws SatisfactionException if there is none
	 */
	public FollowUp get(long number) {
		return this.jdbc.sql(SELECT + "WHERE f.number = :number")
			.param("number", number)
			.query(FollowUps::followUp)
			.optional()
			.orElseThrow(() -> new SatisfactionException(Kind.UNKNOWN, "there is no follow-up %d", number));
	}

	/**
	 * From now on this person looks after it.
	 * @throws SatisfactionException if another one does, or it is done
	 */
	@Transactional
	public FollowUp take(long number, Person who) {
		if (this.jdbc.sql("""
				UPDATE regain_followup SET state = 'TAKEN', taken_by = :who, taken_at = :now
				WHERE number = :number AND state = 'OPEN'
				""")
			.param("who", who.name())
			.param("now", Utc.of(this.clock.instant()))
			.param("number", number)
			.update() == 1) {
			FollowUp taken = get(number);
			this.audit.add(who, "take-follow-up", subject(taken), "");
			return taken;
		}
		FollowUp other = get(number);
		if (other.state() == State.TAKEN && other.takenBy().equals(Optional.of(who.name()))) {
			return other;
		}
		throw conflict(other);
	}

	/**
	 * It was looked after, by whoever took it or by another.
	 * @param note what was done: 1 to 1,000 characters
	 * @throws SatisfactionException if it was done before, or there is no such note
	 */
	@Transactional
	public FollowUp done(long number, String note, Person who) {
		String said = note.strip();
		if (said.isEmpty() || said.length() > LONGEST_NOTE) {
			throw new SatisfactionException(Kind.INVALID, "a note of 1 to %d characters says what was done",
					LONGEST_NOTE);
		}
		if (this.jdbc.sql("""
				UPDATE regain_followup SET state = 'DONE', done_by = :who, done_at = :now, note = :note
				WHERE number = :number AND state <> 'DONE'
				""")
			.param("who", who.name())
			.param("now", Utc.of(this.clock.instant()))
			.param("note", said)
			.param("number", number)
			.update() == 0) {
			throw conflict(get(number));
		}
		FollowUp done = get(number);
		// The note may be about the customer: it is erased with them, the log is not
		this.audit.add(who, "end-follow-up", subject(done), "");
		return done;
	}

	private static SatisfactionException conflict(FollowUp other) {
		return new SatisfactionException(Kind.CONFLICT, "follow-up %d was %s by %s", other.number(),
				(other.state() == State.DONE) ? "done" : "taken",
				((other.state() == State.DONE) ? other.doneBy() : other.takenBy()).orElse("another"));
	}

	private static String subject(FollowUp followUp) {
		return "incident-%d/follow-up-%d".formatted(followUp.incident(), followUp.number());
	}

	/** Tells the teams of those that are new, all of an incident at once. */
	public void tell() {
		this.jdbc.sql("""
				SELECT q.incident_id, COUNT(*) AS number, MAX(f.number) AS last FROM regain_followup f
				JOIN regain_survey_question q ON q.number = f.question WHERE f.told = FALSE GROUP BY q.incident_id
				""")
			.query((row, n) -> new Untold(row.getLong("incident_id"), row.getLong("last")))
			.list()
			.forEach(this::tell);
	}

	private void tell(Untold untold) {
		int told = this.jdbc.sql("""
				UPDATE regain_followup SET told = TRUE WHERE told = FALSE AND number <= :last
				  AND question IN (SELECT number FROM regain_survey_question WHERE incident_id = :incident)
				""").param("last", untold.last()).param("incident", untold.incident()).update();
		if (told > 0) {
			this.incidents.find(untold.incident())
				.ifPresent((incident) -> this.tellTeam.of(incident,
						"%s: bad answers to how we handled it, new to follow up: %d. 'incident followups' lists them."
							.formatted(incident.inWords(), told)));
		}
	}

	private static FollowUp followUp(ResultSet row, int index) throws SQLException {
		return new FollowUp(row.getLong("number"), row.getLong("incident_id"), row.getString("customer_id"),
				row.getInt("score"), Optional.ofNullable(row.getString("comment")),
				State.valueOf(row.getString("state")), Utc.instant(row.getObject("opened_at", LocalDateTime.class)),
				Optional.ofNullable(row.getString("taken_by")), Optional.ofNullable(row.getString("done_by")),
				Optional.ofNullable(row.getObject("done_at", LocalDateTime.class)).map(Utc::instant),
				Optional.ofNullable(row.getString("note")));
	}

	private record Untold(long incident, long last) {
	}

}
