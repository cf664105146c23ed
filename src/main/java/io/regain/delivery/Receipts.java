package io.regain.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.regain.message.Channel;
import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What providers report of messages later. A report may be faster than the answer to the
 * attempt itself, and may settle what was in doubt; the status of the run follows.
 * Whoever calls this in a transaction tries it again as a whole if it loses a deadlock.
 */
@Repository
public class Receipts {

	private static final String FIND = """
			SELECT m.id, m.run_id, m.customer_id, m.channel, m.address_hash, m.redirected, r.locale
			FROM regain_message m JOIN regain_recipient r ON r.run_id = m.run_id AND r.customer_id = m.customer_id
			""";

	private final JdbcClient jdbc;

	private final ProviderIds providerIds;

	private final TextReceivers receivers;

	private final Endings endings;

	Receipts(JdbcClient jdbc, ProviderIds providerIds, TextReceivers receivers, Endings endings) {
		this.jdbc = jdbc;
		this.providerIds = providerIds;
		this.receivers = receivers;
		this.endings = endings;
	}

	/** A message, unless its customer is forgotten. */
	public Optional<MessageRef> find(long messageId) {
		return find(List.of(messageId)).stream().findFirst();
	}

	static MessageRef message(ResultSet row, int number) throws SQLException {
		return new MessageRef(row.getLong("id"), row.getLong("run_id"), row.getString("customer_id"),
				Channel.of(row.getString("channel")), row.getBytes("address_hash"), row.getBoolean("redirected"),
				Optional.ofNullable(row.getString("locale")).orElse(""));
	}

	/** Those of these that there are. */
	public List<MessageRef> find(Collection<Long> messageIds) {
		return messageIds.isEmpty() ? List.of()
				: this.jdbc.sql(FIND + "WHERE m.id IN (:ids) AND m.address <> ''")
					.param("ids", Padded.list(messageIds))
					.query(Receipts::message)
					.list();
	}

	/** The last text message that went to the number with this hash. */
	public Optional<MessageRef> lastTextTo(byte[] addressHash) {
		return this.receivers.last(addressHash).flatMap(this::find);
	}

	/** Where the customer was, or is about to be, written to; not who got it instead. */
	public List<WrittenTo> writtenTo(String customerId) {
		return this.jdbc.sql("""
				SELECT DISTINCT m.channel, m.address_hash FROM regain_recipient r
				JOIN regain_message m ON m.run_id = r.run_id AND m.customer_id = r.customer_id
				WHERE r.customer_id = :customer AND NOT m.redirected AND m.address <> ''
				""")
			.param("customer", customerId)
			.query((row, number) -> new WrittenTo(Channel.of(row.getString("channel")), row.getBytes("address_hash")))
			.list();
	}

	/** When a message left, or was about to; empty if that is not known. */
	public Optional<Instant> leftAt(long messageId) {
		return this.jdbc.sql("SELECT COALESCE(accepted_at, sending_at) AS left_at FROM regain_message WHERE id = :id")
			.param("id", messageId)
			.query((row, number) -> Optional.ofNullable(row.getObject("left_at", LocalDateTime.class)))
			.optional()
			.flatMap((left) -> left)
			.map(Utc::instant);
	}

	/**
	 * What the provider calls messages; known of nearly all, but of those whose answer
	 * with its id never came, or is slower than this.
	 */
	public void identified(Map<Long, String> providerIds) {
		if (providerIds.isEmpty()) {
			return;
		}
		List<Long> news = this.jdbc
			.sql("SELECT id FROM regain_message WHERE id IN (:ids) AND provider_id IS NULL ORDER BY id")
			.param("ids", Padded.list(providerIds.keySet()))
			.query(Long.class)
			.list();
		this.providerIds.found(news, providerIds);
	}

	/** The same as of one, of many; most of them were accepted. */
	public void delivered(Collection<Long> messageIds) {
		if (messageIds.isEmpty()) {
			return;
		}
		int delivered = this.jdbc.sql("""
				UPDATE regain_message SET held = NULL, state = 'DELIVERED'
				WHERE id IN (:ids) AND state IN ('SENDING', 'ACCEPTED')
				""").param("ids", Padded.list(messageIds)).update();
		if (delivered == messageIds.size()) {
			return;
		}
		this.jdbc
			.sql("SELECT id FROM regain_message WHERE id IN (:ids) AND state IN ('IN_DOUBT', 'PLANNED') ORDER BY id")
			.param("ids", Padded.list(messageIds))
			.query(Long.class)
			.list()
			.forEach(this::delivered);
	}

	/**
	 * Settles a doubt, too, that has been planned again but has not left: the customer
	 * has it.
	 * @return whether that was news
	 */
	public boolean delivered(long messageId) {
		return delivered(messageId, "state IN ('SENDING', 'ACCEPTED')") || settles(messageId, () -> delivered(messageId,
				"(state IN ('SENDING', 'IN_DOUBT', 'ACCEPTED') OR state = 'PLANNED' AND doubts > 0)"));
	}

	private boolean delivered(long messageId, String from) {
		return this.jdbc.sql("UPDATE regain_message SET held = NULL, state = 'DELIVERED' WHERE id = :id AND " + from)
			.param("id", messageId)
			.update() == 1;
	}

	/**
	 * @param code the provider's code of the failure
	 * @return whether that was news
	 */
	public boolean bounced(long messageId, String code) {
		return bounced(messageId, code, "state IN ('SENDING', 'ACCEPTED', 'DELIVERED')")
				|| settles(messageId, () -> bounced(messageId, code, "state IN ('SENDING', 'IN_DOUBT', 'ACCEPTED')"));
	}

	private boolean bounced(long messageId, String code, String from) {
		return this.jdbc.sql("UPDATE regain_message SET code = :code, state = 'BOUNCED' WHERE id = :id AND " + from)
			.param("id", messageId)
			.param("code", code)
			.update() == 1;
	}

	/**
	 * What is in doubt may be all that keeps its run from its end. Of other messages the
	 * run needs not be locked, which would hold up whoever sends; and whoever ends a run
	 * that is under way counts its messages after this. While the run's row is waited
	 * for, the message may move on: the change asks anew for all that it may come from.
	 */
	private boolean settles(long messageId, BooleanSupplier change) {
		return this.jdbc.sql("""
				SELECT run_id FROM regain_message
				WHERE id = :id AND state IN ('PLANNED', 'SENDING', 'IN_DOUBT', 'ACCEPTED')
				""")
			.param("id", messageId)
			.query(Long.class)
			.optional()
			.map((run) -> this.endings.lockedOnce(run, (current) -> {
				boolean news = change.getAsBoolean();
				if (current.status() == RunStatus.PARTIALLY_FAILED) {
					this.endings.follow(current);
				}
				return news;
			}))
			.orElse(false);
	}

}
