package io.regain.tracking;

import java.net.URI;
import java.util.Optional;

import io.regain.delivery.Links;
import io.regain.message.EmailAddress;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the links that this room answers. */
@Component
class SignedLinks implements Links {

	private final ObjectProvider<Secret> secret;

	private final TrackingProperties properties;

	private final ReturnAddresses returnAddresses;

	SignedLinks(ObjectProvider<Secret> secret, TrackingProperties properties, ReturnAddresses returnAddresses) {
		this.secret = secret;
		this.properties = properties;
		this.returnAddresses = returnAddresses;
	}

	@Override
	public Optional<URI> unsubscribe(long messageId) {
		return this.properties.url("/u/" + Token.of(this.secret.getObject(), Purpose.UNSUBSCRIBE, messageId));
	}

	@Override
	public Optional<URI> acknowledge(long messageId) {
		return this.properties.url("/a/" + Token.of(this.secret.getObject(), Purpose.ACKNOWLEDGE, messageId));
	}

	@Override
	public Optional<URI> statusCallback(long messageId) {
		return this.properties.url("/callbacks/twilio/" + Token.of(this.secret.getObject(), Purpose.STATUS, messageId));
	}

	@Override
	public Optional<EmailAddress> returnPath(long messageId) {
		return this.returnAddresses.of(messageId);
	}

}
