package io.regain.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.regain.message.Utc;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Messages in doubt of which the provider can be asked whether it has them. */
@Repository
class Doubts {

	private final NamedParameterJdbcTemplate jdbc;

	private final ProviderIds providerIds;

	private final Sweeps sweeps;

	private final TransactionOperations transaction;

	private final Clock clock;

	Doubts(NamedParameterJdbcTemplate jdbc, ProviderIds providerIds, Sweeps sweeps, TransactionOperations transaction,
			Clock clock) {
		this.jdbc = jdbc;
		this.providerIds = providerIds;
		this.sweeps = sweeps;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Up to so many of a part that have been in doubt for long enough.
	 * @return when each was sent last
	 */
	Map<Long, Instant> due(Hold hold, Work work, int most) {
		Map<Long, Instant> due = new LinkedHashMap<>();
		this.jdbc.query(
				"SELECT id, sending_at FROM regain_message " + Sweeps.PART + Sweeps.TO_SEND_AGAIN
						+ " AND due_at <= :now AND" + Claims.MAY_SEND + "ORDER BY id LIMIT :most",
				parameters(hold, work).addValue("most", most), (row) -> {
					due.put(row.getLong("id"), Utc.instant(row.getObject("sending_at", LocalDateTime.class)));
				});
		return due;
	}

	/**
	 * Whether another to the same address is being sent: what the provider has may be
	 * that one, of which the ledger knows no more yet.
	 */
	boolean isOneToTheSameOnTheWire(Pending message) {
		return !this.jdbc.queryForList("""
				SELECT m.id FROM regain_message m
				WHERE m.run_id IN (SELECT id FROM regain_run WHERE finished_at IS NULL) AND m.channel = :channel
				  AND m.state = 'SENDING' AND m.address_hash = :address LIMIT 1
				""", Map.of("channel", message.address().channel().id(), "address", message.addressHash()), Long.class)
			.isEmpty();
	}

	/** Those of the provider's ids that other messages have. */
	List<String> known(Pending message, List<String> providerIds) {
		return this.providerIds.ofOthers(message.id(), providerIds);
	}

	/** The answer came late: the provider has it. */
	void found(Hold hold, Pending message, String providerId, String sha256) {
		MapSqlParameterSource parameters = parameters(hold).addValue("id", message.id())
			.addValue("attempt", message.attempts())
			.addValue("providerId", providerId)
			.addValue("sha256", sha256);
		Deadlocks.again(() -> this.transaction.execute((status) -> {
			this.providerIds.keep(message.id(), providerId);
			int accepted = this.jdbc
				.update("""
						UPDATE regain_message
						SET accepted_at = :now, provider_id = :providerId, content_sha256 = :sha256, cause = NULL, code = NULL,
						    detail = NULL, state = 'ACCEPTED'
						WHERE id = :id AND state = 'IN_DOUBT' AND settled_as IS NULL AND"""
						+ Claims.OWN, parameters);
			return (accepted == 0) ? 0 : this.jdbc.update("""
					UPDATE regain_attempt SET outcome = 'ACCEPTED', detail = 'the provider had it when it was asked'
					WHERE message_id = :id AND attempt = :attempt
					""", parameters);
		}));
	}

	/** The provider did not answer. */
	void askLater(Hold hold, Pending message) {
		update("UPDATE regain_message SET due_at = :again", List.of(message.id()),
				parameters(hold).addValue("again", this.sweeps.doubtUntil()));
	}

	/**
	 * The provider does not have them, and a person decides: they are not asked for
	 * again.
	 * @return how many these were
	 */
	int leave(Hold hold, Collection<Long> ids) {
		return update("UPDATE regain_message SET due_at = deadline_at", ids, parameters(hold));
	}

	private int update(String change, Collection<Long> ids, MapSqlParameterSource parameters) {
		return ids.isEmpty() ? 0
				: Deadlocks.again(() -> this.jdbc.update(
						change + " WHERE id IN (:ids) AND state = 'IN_DOUBT' AND settled_as IS NULL AND" + Claims.OWN,
						parameters.addValue("ids", ids)));
	}

	/**
	 * The provider does not have them, and they must arrive.
	 * @return how many are planned again
	 */
	int sendAgain(Hold hold, Work work, Collection<Long> ids) {
		if (ids.isEmpty()) {
			return 0;
		}
		return Deadlocks.again(() -> this.jdbc.update(
				"UPDATE regain_message SET doubts = doubts + 1, claimed_by = NULL, state = 'PLANNED' " + Sweeps.PART
						+ Sweeps.TO_SEND_AGAIN + " AND id IN (:ids) AND" + Claims.MAY_SEND,
				parameters(hold, work).addValue("ids", ids)));
	}

	private MapSqlParameterSource parameters(Hold hold, Work work) {
		return work.parameters(hold, this.clock.instant());
	}

	private MapSqlParameterSource parameters(Hold hold) {
		return hold.parameters(this.clock.instant());
	}

}
