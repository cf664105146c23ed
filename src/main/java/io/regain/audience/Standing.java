package io.regain.audience;

import java.time.Instant;
import java.util.Optional;

import io.regain.message.Channel;
import io.regain.message.Utc;

/** How one customer stands to marketing at one moment. */
public final class Standing {

	private final String customerId;

	private final ConsentRows rows;

	private final Instant now;

	Standing(String customerId, ConsentRows rows, Instant now) {
		this.customerId = customerId;
		this.rows = rows;
		this.now = now;
	}

	public String customerId() {
		return this.customerId;
	}

	public Consent on(Channel channel, Optional<String> topic) {
		return this.rows.of(this.customerId, channel, topic);
	}

	/** Until when they rest from it, if they do. */
	public Optional<Instant> restsUntil() {
		return this.rows.restUntil(this.customerId).map(Utc::instant).filter((until) -> until.isAfter(this.now));
	}

	/** Whether the newest of their words was a no to everything. */
	public boolean endsWithNoToAll() {
		return this.rows.endsWithNoToAll(this.customerId);
	}

	/** Whether what was planned before on this channel and topic must not leave now. */
	public boolean refuses(Channel channel, Optional<String> topic) {
		return on(channel, topic) == Consent.WITHDRAWN || restsUntil().isPresent();
	}

}
