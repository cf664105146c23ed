package io.regain.tracking;

import java.net.URI;

import io.regain.delivery.TrackedLinks;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the addresses that {@link Engagement} answers. */
@Component
class SignedTraces implements TrackedLinks {

	private final ObjectProvider<Secret> secret;

	private final EngagementProperties properties;

	private final boolean reachable;

	private final String image;

	private final String redirect;

	SignedTraces(ObjectProvider<Secret> secret, EngagementProperties properties, TrackingProperties urls) {
		this.secret = secret;
		this.properties = properties;
		this.reachable = urls.url("/").isPresent();
		// For each message anew they would cost more than the token
		this.image = urls.url("/o/").map(URI::toString).orElse("");
		this.redirect = urls.url("/c/").map(URI::toString).orElse("");
	}

	@Override
	public boolean opens() {
		return this.reachable && this.properties.opens();
	}

	@Override
	public boolean clicks() {
		return this.reachable && this.properties.clicks();
	}

	@Override
	public String open(long messageId) {
		return this.image + Token.of(this.secret.getObject(), Purpose.OPEN, messageId) + ".gif";
	}

	@Override
	public String click(long messageId, long link) {
		return this.redirect + Token.ofClick(this.secret.getObject(), messageId, link);
	}

}
