package io.regain.message;

import java.util.Locale;

/**
 * A way to reach a customer. Its {@link #id()} is what campaigns, the ledger and reports
 * write.
 */
public enum Channel {

	EMAIL, SMS, PUSH;

	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @throws IllegalArgumentException if no channel has this id
	 */
	public static Channel of(String id) {
		return valueOf(id.toUpperCase(Locale.ROOT));
	}

}
