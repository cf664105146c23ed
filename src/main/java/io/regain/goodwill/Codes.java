package io.regain.goodwill;

import io.regain.message.Secret;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Knows the key of the company's codes. */
@Component
public class Codes {

	private final ObjectProvider<Secret> secret;

	Codes(ObjectProvider<Secret> secret) {
		this.secret = secret;
	}

	/** With which codes are made. */
	public CouponKey key() {
		return CouponKey.of(this.secret.getObject());
	}

}
