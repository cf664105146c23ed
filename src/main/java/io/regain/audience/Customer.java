package io.regain.audience;

import java.util.Map;

/**
 * What the company knows of one person, as of now.
 *
 * @param id the company's own id, exactly as its database writes it
 * @param locale a language tag such as {@code ru-RU}, or empty
 * @param timeZone an IANA zone such as {@code Europe/Moscow}, or empty
 * @param facts the other columns of {@code regain_customer} as texts, for templates; no
 * addresses
 */
public record Customer(String id, String locale, String timeZone, Map<String, String> facts) {

	public static final int MAX_ID_LENGTH = 64;

	/**
	 * The optional column that says whether opens and clicks may be learned of them:
	 * {@code no}, {@code false}, {@code off} and {@code 0} say that they may not.
	 */
	public static final String TRACKING = "tracking";

	static final int MAX_LOCALE_LENGTH = 35;

	static final int MAX_TIME_ZONE_LENGTH = 64;

	public Customer {
		facts = Map.copyOf(facts);
	}

}
