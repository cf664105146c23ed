package io.regain.delivery;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.Outcome.Refused;
import io.regain.message.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what attempts came to, a group in one transaction. Only the worker that sent
 * may record, and an answer that comes late, or after a callback, still counts.
 */
@Repository
class Outcomes {

	private static final int MAX_DETAIL = 500;

	private static final int MAX_CODE = 32;

	private static final int MAX_PROVIDER_ID = 255;

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate named;

	private final ProviderIds providerIds;

	private final Sweeps sweeps;

	private final RefusedAddresses refusedAddresses;

	private final Clock clock;

	Outcomes(JdbcTemplate jdbc, ProviderIds providerIds, Sweeps sweeps, RefusedAddresses refusedAddresses,
			Clock clock) {
		this.jdbc = jdbc;
		this.named = new NamedParameterJdbcTemplate(jdbc);
		this.providerIds = providerIds;
		this.sweeps = sweeps;
		this.refusedAddresses = refusedAddresses;
		this.clock = clock;
	}

	/** In statements that need no transaction around them. */
	void recordAccepted(Hold hold, List<Attempted> group) {
		accepted(hold, group, Utc.of(this.clock.instant()));
	}

	@Transactional
	public void record(Hold hold, List<Attempted> group) {
		LocalDateTime now = Utc.of(this.clock.instant());
		accepted(hold, only(group, Accepted.class), now);
		List<Attempted> refused = only(group, Refused.class);
		refused(hold, refused);
		this.refusedAddresses.suppress(refused);
		deferred(hold, only(group, Deferred.class));
		inDoubt(hold, group.stream().filter((attempt) -> attempt.outcome().isEmpty()).toList());
		remember(group, now);
	}

	private static List<Attempted> only(List<Attempted> group, Class<? extends Outcome> kind) {
		return group.stream().filter((attempt) -> attempt.outcome().filter(kind::isInstance).isPresent()).toList();
	}

	/**
	 * In one statement, since nearly all end so. The state is assigned last: MySQL
	 * assigns from left to right. What a faster callback said of a bounce stays.
	 */
	private void accepted(Hold hold, List<Attempted> group, LocalDateTime now) {
		if (group.isEmpty()) {
			return;
		}
		this.providerIds.keep(group);
		this.named.update("""
				UPDATE regain_message
				SET accepted_at = :now, provider_id = ELT(FIELD(id, :ids), :providerIds),
				    content_sha256 = ELT(FIELD(id, :ids), :hashes), cause = NULL, detail = NULL,
				    code = IF(state = 'BOUNCED', code, NULL),
				    state = IF(state IN ('SENDING', 'IN_DOUBT'), 'ACCEPTED', state)
				WHERE id IN (:ids) AND claimed_by = :worker AND state IN ('SENDING', 'IN_DOUBT', 'DELIVERED', 'BOUNCED')
				""",
				Map.of("now", now, "worker", hold.worker(), "ids",
						group.stream().map((attempt) -> attempt.message().id()).toList(), "providerIds",
						group.stream().map(Outcomes::providerId).toList(), "hashes",
						group.stream().map(Attempted::sha256).toList()));
	}

	private static String providerId(Attempted attempt) {
		return cut(((Accepted) attempt.outcome().orElseThrow()).providerId(), MAX_PROVIDER_ID);
	}

	/** By the provider, or before anything was sent. */
	private void refused(Hold hold, List<Attempted> group) {
		batch("""
				UPDATE regain_message SET cause = ?, code = ?, detail = ?, content_sha256 = ?, state = 'REFUSED'
				WHERE id = ? AND (state = 'SENDING' AND claimed_by = ?
				  OR ? AND state = 'PLANNED' AND ? = (SELECT fence FROM regain_run_hold WHERE run_id = ?))
				""", group, (statement, attempt) -> {
			Refused refused = (Refused) attempt.outcome().orElseThrow();
			statement.setString(1, refused.cause().name());
			statement.setString(2, cut(refused.code(), MAX_CODE));
			statement.setString(3, cut(refused.detail(), MAX_DETAIL));
			statement.setString(4, attempt.sha256().isEmpty() ? null : attempt.sha256());
			statement.setLong(5, attempt.message().id());
			statement.setString(6, hold.worker());
			statement.setBoolean(7, !attempt.wasHandedOver());
			statement.setLong(8, hold.fence());
			statement.setLong(9, hold.runId());
		});
	}

	private void deferred(Hold hold, List<Attempted> group) {
		batch("""
				UPDATE regain_message SET due_at = ?, delay = NULL, code = ?, detail = ?, claimed_by = NULL, state = 'PLANNED'
				WHERE id = ? AND claimed_by = ? AND state = 'SENDING'
				""",
				group, (statement, attempt) -> {
					Deferred deferred = (Deferred) attempt.outcome().orElseThrow();
					statement.setObject(1, Utc.of(attempt.dueAt()));
					statement.setString(2, cut(deferred.code(), MAX_CODE));
					statement.setString(3, cut(deferred.detail(), MAX_DETAIL));
					statement.setLong(4, attempt.message().id());
					statement.setString(5, hold.worker());
				});
	}

	private void inDoubt(Hold hold, List<Attempted> group) {
		LocalDateTime until = this.sweeps.doubtUntil();
		batch("""
				UPDATE regain_message SET due_at = ?, delay = NULL, detail = ?, content_sha256 = ?, cause = NULL, code = NULL,
				       settled_as = NULL, settled_by = NULL, settled_at = NULL, state = 'IN_DOUBT'
				WHERE id = ? AND claimed_by = ? AND state = 'SENDING'
				""",
				group, (statement, attempt) -> {
					statement.setObject(1, until);
					statement.setString(2, cut(attempt.detail(), MAX_DETAIL));
					statement.setString(3, attempt.sha256());
					statement.setLong(4, attempt.message().id());
					statement.setString(5, hold.worker());
				});
	}

	/**
	 * One row for each attempt that was not accepted; recorded again, or later, it says
	 * what is known now.
	 */
	private void remember(List<Attempted> group, LocalDateTime now) {
		List<Attempted> others = group.stream()
			.filter(Attempted::wasHandedOver)
			.filter((attempt) -> attempt.outcome().filter(Accepted.class::isInstance).isEmpty())
			.toList();
		batch("""
				INSERT INTO regain_attempt (message_id, attempt, at, outcome, code, detail) VALUES (?, ?, ?, ?, ?, ?)
				ON DUPLICATE KEY UPDATE outcome = VALUES(outcome), code = VALUES(code), detail = VALUES(detail)
				""", others, (statement, attempt) -> {
			Told told = Told.of(attempt);
			statement.setLong(1, attempt.message().id());
			statement.setInt(2, attempt.message().attempts() + 1);
			statement.setObject(3, now);
			statement.setString(4, told.outcome());
			statement.setString(5, cut(told.code(), MAX_CODE));
			statement.setString(6, cut(told.detail(), MAX_DETAIL));
		});
	}

	private void batch(String sql, List<Attempted> group, ParameterizedPreparedStatementSetter<Attempted> setter) {
		new DriverBatch(sql).execute(this.jdbc, group, setter);
	}

	private static String cut(@Nullable String text, int length) {
		String given = (text != null) ? text : "";
		return (given.length() <= length) ? given : given.substring(0, length);
	}

	private record Told(String outcome, String code, String detail) {

		static Told of(Attempted attempt) {
			Outcome outcome = attempt.outcome().orElse(null);
			if (outcome instanceof Refused refused) {
				return new Told("REFUSED", refused.code(), refused.detail());
			}
			if (outcome instanceof Deferred deferred) {
				return new Told("DEFERRED", deferred.code(), deferred.detail());
			}
			return new Told("IN_DOUBT", "", attempt.detail());
		}

	}

}
