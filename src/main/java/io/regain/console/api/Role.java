package io.regain.console.api;

import java.util.Locale;

/** What the holder of a token may do. */
public enum Role {

	/** Looks. */
	VIEWER,
	/** Looks, reads what was said to whom, and puts right what a campaign said wrong. */
	MARKETER,
	/** Opens incidents; says nothing to customers. */
	OPERATOR,
	/**
	 * Looks codes of goodwill up, and redeems them, as a shop's till does; nothing else.
	 */
	SHOP,
	/** A monitoring system: reports alerts, and may do and read nothing else. */
	MONITOR,
	/** Does everything with incidents. */
	SUPPORT_LEAD;

	/** As settings and the audit log write it. */
	String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
