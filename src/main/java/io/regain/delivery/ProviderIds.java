package io.regain.delivery;

import java.util.List;

import io.regain.channel.Outcome.Accepted;
import io.regain.message.Channel;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/**
 * Whose the ids are that a provider gave to messages, of the one channel whose provider
 * can be asked what it has. What is known of them is kept for good, before what it says
 * of the message: without it, somebody else's message could be taken for one's own. With
 * it goes who got the message, for whoever answers it.
 */
@Repository
class ProviderIds {

	private static final int MAX = 255;

	private final NamedParameterJdbcTemplate jdbc;

	private final TextReceivers receivers;

	ProviderIds(NamedParameterJdbcTemplate jdbc, TextReceivers receivers) {
		this.jdbc = jdbc;
		this.receivers = receivers;
	}

	/** Of a group that was accepted; all of it is of one channel. */
	void keep(List<Attempted> group) {
		if (group.get(0).message().address().channel() == Channel.SMS) {
			keep(group.stream()
				.filter((attempt) -> !((Accepted) attempt.outcome().orElseThrow()).providerId().isEmpty())
				.map((attempt) -> parameters(attempt.message().id(),
						((Accepted) attempt.outcome().orElseThrow()).providerId()))
				.toArray(SqlParameterSource[]::new));
			this.receivers.reached(group.stream().map((attempt) -> attempt.message().id()).toList());
		}
	}

	void keep(long message, String providerId) {
		keep(parameters(message, providerId));
		this.receivers.reached(List.of(message));
	}

	private void keep(SqlParameterSource... ids) {
		this.jdbc.batchUpdate("""
				INSERT INTO regain_provider_id (provider_id, message_id) VALUES (:providerId, :message)
				ON DUPLICATE KEY UPDATE message_id = VALUES(message_id)
				""", ids);
	}

	/** Those of these ids that other messages have. */
	List<String> ofOthers(long message, List<String> providerIds) {
		return this.jdbc.queryForList("""
				SELECT provider_id FROM regain_provider_id WHERE provider_id IN (:ids) AND message_id <> :message
				""", new MapSqlParameterSource("ids", providerIds).addValue("message", message), String.class);
	}

	private static MapSqlParameterSource parameters(long message, String providerId) {
		return new MapSqlParameterSource("message", message).addValue("providerId",
				(providerId.length() <= MAX) ? providerId : providerId.substring(0, MAX));
	}

}
