package io.regain.plan;

import java.util.Locale;

/**
 * Why a selected customer is not written to. The id is what reports and {@code explain}
 * say.
 */
public enum Exclusion {

	UNKNOWN_CUSTOMER("the view regain_customer does not know this customer"),
	EXCLUDED_SEGMENT("a segment that the campaign excludes"),
	SUPPRESSED("the address is suppressed, or the customer asked for silence"),
	RESTING("the customer asked for a rest from marketing, which has not ended"),
	INCIDENT("an open incident hurts this customer, and the campaign drops what it would hold back"),
	NO_CONSENT("no consent to marketing on the channels that reach this customer"),
	NOT_ALLOWED("regain.delivery.allow-only does not name the address"),
	CHANNEL_NOT_CONFIGURED("the channel that would reach this customer is not configured"),
	PAST_DEADLINE("the hour at which it may reach this customer comes after the deadline"),
	INVALID_ADDRESS("what the company has stored is not an address"),
	NO_ADDRESS("no address for any of the campaign's channels"),
	ADDRESS_TAKEN("another customer with a lower id has the same address"),
	FREQUENCY_CAP("this customer has been written to as often as regain.caps allows");

	private final String meaning;

	Exclusion(String meaning) {
		this.meaning = meaning;
	}

	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** For people: ends the sentence "not written to: …". */
	public String meaning() {
		return this.meaning;
	}

}
