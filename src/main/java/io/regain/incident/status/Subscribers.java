package io.regain.incident.status;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.regain.message.EmailAddress;
import io.regain.message.Utc;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Who asked for mails, who confirmed that it was them, and what they were told. */
@Repository
class Subscribers {

	/** Whoever asks again and again for another's address sends them one mail. */
	private static final Duration ONE_MAIL = Duration.ofMinutes(10);

	/** How long a confirmation is waited for. */
	static final Duration TO_CONFIRM = Duration.ofDays(2);

	/** When a mail that was put off is tried again. */
	static final Duration AGAIN = Duration.ofMinutes(1);

	private static final String SELECT = "SELECT id, email, language, components FROM regain_subscriber s ";

	private final JdbcClient jdbc;

	Subscribers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * @return who it is, if they may be written to; empty if they were just now
	 */
	Optional<Long> ask(EmailAddress email, byte[] hash, String language, Set<String> components, Instant now) {
		Optional<Asked> before = this.jdbc.sql("SELECT id, asked_at FROM regain_subscriber WHERE address_hash = :hash")
			.param("hash", hash)
			.query((row, index) -> new Asked(row.getLong("id"),
					Utc.instant(row.getObject("asked_at", LocalDateTime.class))))
			.optional();
		if (before.isPresent()) {
			return before.filter((one) -> one.at().plus(ONE_MAIL).isBefore(now)).map((one) -> {
				again(one.id(), language, components, now);
				return one.id();
			});
		}
		try {
			return Optional.of(add(email, hash, language, components, now));
		}
		catch (DuplicateKeyException ex) {
			// Another process was asked at the same moment, and writes to them
			return Optional.empty();
		}
	}

	private void again(long id, String language, Set<String> components, Instant now) {
		this.jdbc
			.sql("UPDATE regain_subscriber SET wanted = :wanted, language = :language, asked_at = :now WHERE id = :id")
			.param("wanted", String.join(",", components))
			.param("language", language)
			.param("now", Utc.of(now))
			.param("id", id)
			.update();
	}

	private long add(EmailAddress email, byte[] hash, String language, Set<String> components, Instant now) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				INSERT INTO regain_subscriber (address_hash, email, language, components, wanted, asked_at)
				VALUES (:hash, :email, :language, '', :wanted, :now)
				""")
			.param("hash", hash)
			.param("email", email.value())
			.param("language", language)
			.param("wanted", String.join(",", components))
			.param("now", Utc.of(now))
			.update(key, "id");
		return Objects.requireNonNull(key.getKeyAs(Number.class)).longValue();
	}

	/** Whether they asked at that moment, and have not asked again or left since. */
	boolean asked(long id, Instant askedAt) {
		return this.jdbc.sql("SELECT COUNT(*) FROM regain_subscriber WHERE id = :id AND asked_at = :asked")
			.param("id", id)
			.param("asked", Utc.of(askedAt))
			.query(Integer.class)
			.single() > 0;
	}

	/** Saying it again changes nothing. */
	void confirm(long id, Instant askedAt, Instant now) {
		this.jdbc.sql("""
				UPDATE regain_subscriber
				SET components = wanted, wanted = NULL, confirmed_at = COALESCE(confirmed_at, :now)
				WHERE id = :id AND asked_at = :asked AND wanted IS NOT NULL
				""").param("now", Utc.of(now)).param("id", id).param("asked", Utc.of(askedAt)).update();
	}

	boolean isKnown(long id) {
		return this.jdbc.sql("SELECT COUNT(*) FROM regain_subscriber WHERE id = :id")
			.param("id", id)
			.query(Integer.class)
			.single() > 0;
	}

	/** Nothing of them stays. */
	void remove(long id) {
		this.jdbc.sql("DELETE FROM regain_subscriber_notice WHERE subscriber_id = :id").param("id", id).update();
		this.jdbc.sql("DELETE FROM regain_subscriber WHERE id = :id").param("id", id).update();
	}

	/** Those who never confirmed: perhaps somebody else wrote their address. */
	void purge(Instant now) {
		this.jdbc.sql("DELETE FROM regain_subscriber WHERE confirmed_at IS NULL AND asked_at < :before")
			.param("before", Utc.of(now.minus(TO_CONFIRM)))
			.update();
	}

	/**
	 * Those who had confirmed when it was said, and have been told neither it nor
	 * something newer; also those whose mail the relay put off, a while ago.
	 */
	List<Subscriber> untold(long incident, PublicUpdate update, Instant now, int most) {
		return this.jdbc.sql(SELECT + """
				WHERE s.confirmed_at < :said AND NOT EXISTS (
				  SELECT 1 FROM regain_subscriber_notice n
				  WHERE n.subscriber_id = s.id AND n.incident_id = :incident AND n.number >= :number
				    AND NOT (n.number = :number AND n.outcome = 'DEFERRED' AND n.at <= :before))
				ORDER BY s.id LIMIT :most
				""")
			.param("said", Utc.of(update.publishedAt()))
			.param("incident", incident)
			.param("number", update.number())
			.param("before", Utc.of(now.minus(AGAIN)))
			.param("most", most)
			.query(Subscribers::subscriber)
			.list();
	}

	/**
	 * Whether it was this call that noted it: only who noted it may write. It is not
	 * noted, where another process has told something newer meanwhile, or who
	 * unsubscribed.
	 */
	boolean note(Subscriber subscriber, long incident, int number, String outcome, Instant now) {
		try {
			return noteAgain(subscriber, incident, number, outcome, now)
					|| noteFirst(subscriber, incident, number, outcome, now);
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	private boolean noteFirst(Subscriber subscriber, long incident, int number, String outcome, Instant now) {
		return this.jdbc.sql("""
				INSERT INTO regain_subscriber_notice (subscriber_id, incident_id, number, outcome, at)
				SELECT s.id, :incident, :number, :outcome, :now FROM regain_subscriber s
				LEFT JOIN regain_subscriber_notice n
				  ON n.subscriber_id = s.id AND n.incident_id = :incident AND n.number > :number
				WHERE s.id = :subscriber AND n.number IS NULL
				""")
			.param("subscriber", subscriber.id())
			.param("incident", incident)
			.param("number", number)
			.param("outcome", outcome)
			.param("now", Utc.of(now))
			.update() == 1;
	}

	/** Of one that was put off. */
	private boolean noteAgain(Subscriber subscriber, long incident, int number, String outcome, Instant now) {
		return this.jdbc.sql("""
				UPDATE regain_subscriber_notice off LEFT JOIN regain_subscriber_notice n
				  ON n.subscriber_id = off.subscriber_id AND n.incident_id = off.incident_id AND n.number > off.number
				SET off.outcome = :outcome, off.at = :now
				WHERE off.subscriber_id = :subscriber AND off.incident_id = :incident AND off.number = :number
				  AND off.outcome = 'DEFERRED' AND off.at <= :before AND n.number IS NULL
				""")
			.param("outcome", outcome)
			.param("now", Utc.of(now))
			.param("subscriber", subscriber.id())
			.param("incident", incident)
			.param("number", number)
			.param("before", Utc.of(now.minus(AGAIN)))
			.update() == 1;
	}

	void ended(Subscriber subscriber, long incident, int number, String outcome) {
		this.jdbc.sql("""
				UPDATE regain_subscriber_notice SET outcome = :outcome
				WHERE subscriber_id = :subscriber AND incident_id = :incident AND number = :number
				""")
			.param("outcome", outcome)
			.param("subscriber", subscriber.id())
			.param("incident", incident)
			.param("number", number)
			.update();
	}

	private static Subscriber subscriber(ResultSet row, int index) throws SQLException {
		String components = row.getString("components");
		return new Subscriber(row.getLong("id"), new EmailAddress(row.getString("email")), row.getString("language"),
				components.isEmpty() ? Set.of() : new TreeSet<>(List.of(components.split(","))));
	}

	/** When somebody asked. */
	private record Asked(long id, Instant at) {
	}

}
