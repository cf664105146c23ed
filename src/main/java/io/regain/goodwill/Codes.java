package io.regain.goodwill;

import java.util.Optional;
import java.util.stream.Stream;

import io.regain.message.Secret;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The company's codes: made with its secret, and known with the one before, too. */
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

	/**
	 * As it is stored, if it is one of ours; whether it was granted only the grants know.
	 */
	Optional<String> ours(String typed) {
		Secret now = this.secret.getObject();
		return Stream.concat(Stream.of(now), now.previous().stream())
			.flatMap((key) -> CouponKey.of(key).read(typed).stream())
			.findFirst()
			.map((coupon) -> Letters.plain(typed));
	}

}
