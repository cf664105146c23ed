package io.regain.delivery;

import java.time.Instant;

import io.regain.message.Utc;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * The right to drive a run. Whoever takes it over gets a higher fence, and what the
 * former holder had found is no longer its own.
 */
public record Hold(long runId, String holder, long fence) {

	/** What the messages carry that it has marked as being sent. */
	String worker() {
		return this.holder + "#" + this.fence;
	}

	/** What statements of the holder name: run, fence, worker and now. */
	MapSqlParameterSource parameters(Instant now) {
		return new MapSqlParameterSource("run", this.runId).addValue("fence", this.fence)
			.addValue("worker", worker())
			.addValue("now", Utc.of(now));
	}

}
