package io.regain.incident;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import io.regain.message.Sha256;
import io.regain.message.Utc;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Does what a request asks for once, however often the request comes: whoever got no
 * answer sends it again with the same key.
 */
@Repository
public class OnceOnly {

	private static final int MOST_KEY = 100;

	private static final Duration KEPT = Duration.ofDays(2);

	/** Longer than any request takes. */
	private static final Duration LONGEST = Duration.ofMinutes(15);

	private final JdbcClient jdbc;

	private final Clock clock;

	OnceOnly(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * The answer of the first request with this key. If that failed, this one is done.
	 * @param key chosen by who asks, up to 100 characters; keys of two persons differ
	 * @throws IncidentException if another request had this key, or the first is not done
	 * yet
	 */
	public String answer(Person who, String key, String what, byte[] body, Supplier<String> work) {
		if (key.isBlank() || key.length() > MOST_KEY) {
			throw IncidentException.invalid("an idempotency key has 1 to %d characters", MOST_KEY);
		}
		byte[] request = request(what, body);
		forgetOld();
		if (!begin(who, key, request)) {
			return before(who, key, request);
		}
		try {
			String answer = work.get();
			this.jdbc.sql("UPDATE regain_idempotency SET answer = :answer WHERE who = :who AND request_key = :key")
				.param("answer", answer)
				.param("who", who.name())
				.param("key", key)
				.update();
			return answer;
		}
		catch (RuntimeException ex) {
			this.jdbc.sql("DELETE FROM regain_idempotency WHERE who = :who AND request_key = :key AND answer IS NULL")
				.param("who", who.name())
				.param("key", key)
				.update();
			throw ex;
		}
	}

	private static byte[] request(String what, byte[] body) {
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		whole.writeBytes(what.getBytes(StandardCharsets.UTF_8));
		whole.write('\n');
		whole.writeBytes(body);
		return Sha256.of(whole.toByteArray());
	}

	private boolean begin(Person who, String key, byte[] request) {
		try {
			this.jdbc.sql("""
					INSERT INTO regain_idempotency (who, request_key, request, created_at)
					VALUES (:who, :key, :request, :now)
					""")
				.param("who", who.name())
				.param("key", key)
				.param("request", request)
				.param("now", Utc.of(this.clock.instant()))
				.update();
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/** A process that died in the middle left no answer; what is old nobody repeats. */
	private void forgetOld() {
		Instant now = this.clock.instant();
		this.jdbc.sql("DELETE FROM regain_idempotency WHERE created_at < :old OR answer IS NULL AND created_at < :dead")
			.param("old", Utc.of(now.minus(KEPT)))
			.param("dead", Utc.of(now.minus(LONGEST)))
			.update();
	}

	private String before(Person who, String key, byte[] request) {
		Earlier earlier = this.jdbc
			.sql("SELECT request, answer FROM regain_idempotency WHERE who = :who AND request_key = :key")
			.param("who", who.name())
			.param("key", key)
			.query((row, n) -> new Earlier(row.getBytes("request"), Optional.ofNullable(row.getString("answer"))))
			.optional()
			.orElseThrow(
					() -> IncidentException.conflict("the first request with this key has just failed; repeat it"));
		if (!MessageDigest.isEqual(earlier.request(), request)) {
			throw IncidentException.invalid("another request had the idempotency key '%s'; take a new one", key);
		}
		return earlier.answer()
			.orElseThrow(() -> IncidentException.conflict("the first request with this key is not done yet"));
	}

	private record Earlier(byte[] request, Optional<String> answer) {
	}

}
