package io.regain.plan;

import java.util.Locale;

/** Why a message is due later than its run. */
public enum Delay {

	/** The campaign's {@code send.at}, by the recipient's clock. */
	AT,
	/** It is night where the recipient lives, or whatever the settings call quiet. */
	QUIET_HOURS,
	/**
	 * An older message to the same customer, which this one supersedes, is in the air.
	 */
	OLDER_UPDATE,
	/** An earlier channel has its time first. */
	ESCALATION;

	/** As the ledger and reports write it. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
