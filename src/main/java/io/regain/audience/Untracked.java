package io.regain.audience;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.regain.message.Secret;
import io.regain.message.Utc;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The customers of whom no opens and clicks may be learned. Looked at when a run is
 * planned, so that a message is the same however often it is made, and again whenever an
 * open or a click would be recorded, so that it holds at once.
 */
@Repository
public class Untracked implements Erasing {

	/** What stands in the column {@link Customer#TRACKING} of one of them. */
	static final String NO = "no";

	private final JdbcClient jdbc;

	private final ObjectProvider<Secret> secret;

	private final Clock clock;

	Untracked(JdbcClient jdbc, ObjectProvider<Secret> secret, Clock clock) {
		this.jdbc = jdbc;
		this.secret = secret;
		this.clock = clock;
	}

	/**
	 * Nothing more is learned of this customer; saying it again changes nothing.
	 * @param source who says so, in at most 64 characters
	 */
	public void add(String customerId, String source) {
		this.jdbc.sql("""
				INSERT INTO regain_untracked (customer_id, source, since_at) VALUES (:customer, :source, :now)
				ON DUPLICATE KEY UPDATE customer_id = customer_id
				""")
			.param("customer", customerId)
			.param("source", source)
			.param("now", Utc.of(this.clock.instant()))
			.update();
	}

	/** They may be tracked again, from the next planned run on. */
	public void remove(String customerId) {
		this.jdbc.sql("DELETE FROM regain_untracked WHERE customer_id IN (:names)")
			.param("names", names(List.of(customerId)).keySet())
			.update();
	}

	/** Those of these customers who must not be tracked. */
	public Set<String> among(Collection<String> customerIds) {
		if (customerIds.isEmpty()) {
			return Set.of();
		}
		Map<String, String> names = names(customerIds);
		return this.jdbc.sql("SELECT customer_id FROM regain_untracked WHERE customer_id IN (:names)")
			.param("names", names.keySet())
			.query(String.class)
			.list()
			.stream()
			.flatMap((name) -> Stream.ofNullable(names.get(name)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Who is known by the secret before is known by this one too. */
	void copy(Collection<String> customerIds) {
		Secret now = this.secret.getObject();
		now.previous().ifPresent((before) -> customerIds.forEach((id) -> this.jdbc.sql("""
				INSERT INTO regain_untracked (customer_id, source, since_at)
				SELECT :now, source, since_at FROM regain_untracked AS known WHERE customer_id = :before
				ON DUPLICATE KEY UPDATE customer_id = regain_untracked.customer_id
				""").param("now", hash(now, id)).param("before", hash(before, id)).update()));
	}

	/**
	 * As a suppression does, the wish stays, known by a keyed hash: whom the company's
	 * data knows again was not asked again.
	 */
	@Override
	public int erase(String customerId, String pseudonym) {
		if (among(List.of(customerId)).isEmpty()) {
			return 0;
		}
		add(hash(this.secret.getObject(), customerId), "forgotten");
		return this.jdbc.sql("DELETE FROM regain_untracked WHERE customer_id = :customer")
			.param("customer", customerId)
			.update();
	}

	private static String hash(Secret secret, String customerId) {
		return HexFormat.of().formatHex(secret.sign("untracked", customerId));
	}

	/** A customer's id by each of what they may be known by. */
	private Map<String, String> names(Collection<String> customerIds) {
		Map<String, String> names = new HashMap<>();
		Optional<Secret> now = this.secret.stream().findFirst();
		for (String id : customerIds) {
			names.put(id, id);
			now.ifPresent((secret) -> names.put(hash(secret, id), id));
			now.flatMap(Secret::previous).ifPresent((before) -> names.put(hash(before, id), id));
		}
		return names;
	}

}
