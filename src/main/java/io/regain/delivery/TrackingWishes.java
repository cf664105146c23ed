package io.regain.delivery;

import io.regain.audience.Untracked;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets it take effect at once that somebody does not want their opens and clicks to be
 * learned: of no email that is planned and has not left is a token or an image made. Who
 * calls it in a transaction tries that again as a whole if it loses a deadlock.
 */
@Service
public class TrackingWishes {

	private final Untracked untracked;

	private final JdbcClient jdbc;

	TrackingWishes(Untracked untracked, JdbcClient jdbc) {
		this.untracked = untracked;
		this.jdbc = jdbc;
	}

	/**
	 * What has left keeps its facts, so that it can be rendered again as it was.
	 * @param source who says so, in at most 64 characters
	 */
	@Transactional
	public void refuse(String customerId, String source) {
		this.untracked.add(customerId, source);
		this.jdbc.sql("""
				UPDATE regain_recipient r SET r.facts = JSON_SET(r.facts, '$.customer.tracking', 'no')
				WHERE r.customer_id = :customer AND r.facts IS NOT NULL AND EXISTS (
				  SELECT 1 FROM regain_message m WHERE m.run_id = r.run_id AND m.customer_id = r.customer_id
				    AND m.channel = 'email' AND m.state = 'PLANNED' AND m.accepted_at IS NULL)
				""").param("customer", customerId).update();
	}

	/** From the next planned run on. */
	public void allow(String customerId) {
		this.untracked.remove(customerId);
	}

}
