package io.regain.channel.email;

import java.util.function.Predicate;

/**
 * What a relay offers beyond the bare protocol.
 *
 * @param pipelining it may be told of the next letter before it has answered (RFC 2920)
 * @param eightBits bodies may have bytes above 127 (8BITMIME, RFC 6152)
 * @param utf8 so may addresses (SMTPUTF8, RFC 6531)
 * @param reports it can be asked what it is to report of a delivery (DSN, RFC 3461)
 */
record SmtpExtensions(boolean pipelining, boolean eightBits, boolean utf8, boolean reports) {

	static final SmtpExtensions NONE = new SmtpExtensions(false, false, false, false);

	/**
	 * @param offered whether its answer to EHLO has the keyword
	 */
	static SmtpExtensions of(Predicate<String> offered) {
		return new SmtpExtensions(offered.test("PIPELINING"), offered.test("8BITMIME"), offered.test("SMTPUTF8"),
				offered.test("DSN"));
	}

}
