package io.regain.audience;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The customers of whom no opens and clicks may be learned. Looked at when a run is
 * planned, so that a message is the same however often it is made, and again whenever an
 * open or a click would be recorded, so that it holds at once.
 */
@Repository
public class Untracked {

	/** What stands in the column {@link Customer#TRACKING} of one of them. */
	static final String NO = "no";

	private final JdbcClient jdbc;

	private final Clock clock;

	Untracked(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
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
		this.jdbc.sql("DELETE FROM regain_untracked WHERE customer_id = :customer")
			.param("customer", customerId)
			.update();
	}

	/** Those of these customers who must not be tracked. */
	public Set<String> among(Collection<String> customerIds) {
		return customerIds.isEmpty() ? Set.of()
				: new TreeSet<>(
						this.jdbc.sql("SELECT customer_id FROM regain_untracked WHERE customer_id IN (:customers)")
							.param("customers", customerIds)
							.query(String.class)
							.list());
	}

}
