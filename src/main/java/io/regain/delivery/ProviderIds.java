package io.regain.delivery;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.regain.channel.Outcome.Accepted;
import io.regain.message.Channel;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
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
				.map((attempt) -> new Named(attempt.message().id(),
						((Accepted) attempt.outcome().orElseThrow()).providerId()))
				.filter((named) -> !named.providerId().isEmpty())
				.toList(), group.stream().map((attempt) -> attempt.message().id()).toList());
		}
	}

	/**
	 * The same of messages of which the provider has told it before its answer came.
	 * @param messages in the order of their ids
	 */
	void found(List<Long> messages, Map<Long, String> providerIds) {
		if (messages.isEmpty()) {
			return;
		}
		List<Named> found = messages.stream()
			.map((message) -> new Named(message, Objects.requireNonNull(providerIds.get(message))))
			.toList();
		new DriverBatch("UPDATE regain_message SET provider_id = ? WHERE id = ? AND provider_id IS NULL")
			.execute(this.jdbc.getJdbcTemplate(), found, (statement, named) -> {
				statement.setString(1, named.providerId());
				statement.setLong(2, named.message());
			});
		keep(found, messages);
	}

	void keep(long message, String providerId) {
		keep(List.of(new Named(message, providerId)), List.of(message));
	}

	private void keep(List<Named> ids, List<Long> reached) {
		new DriverBatch("""
				INSERT INTO regain_provider_id (provider_id, message_id) VALUES (?, ?)
				ON DUPLICATE KEY UPDATE message_id = VALUES(message_id)
				""").execute(this.jdbc.getJdbcTemplate(), ids, (statement, named) -> {
			statement.setString(1, named.cut());
			statement.setLong(2, named.message());
		});
		this.receivers.reached(reached);
	}

	/** Those of these ids that other messages have. */
	List<String> ofOthers(long message, List<String> providerIds) {
		return this.jdbc.queryForList("""
				SELECT provider_id FROM regain_provider_id WHERE provider_id IN (:ids) AND message_id <> :message
				""", new MapSqlParameterSource("ids", providerIds).addValue("message", message), String.class);
	}

	/** What the provider calls a message. */
	private record Named(long message, String providerId) {

		String cut() {
			return (this.providerId.length() <= MAX) ? this.providerId : this.providerId.substring(0, MAX);
		}

	}

}
