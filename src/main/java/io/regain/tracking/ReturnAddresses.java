package io.regain.tracking;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.regain.message.EmailAddress;
import io.regain.message.Secret;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The address that a mail of ours returns to, which names its message (VERP), so that
 * what comes back tells whose it is however little it says. Nobody else can make one:
 * behind the message's number stand the first 80 bits of an HMAC over it. In lower-case
 * letters and digits, since relays change the case of local parts.
 */
@Component
public class ReturnAddresses {

	/** Of the part that names a message: 13 digits, and the signature. */
	static final int LONGEST_NAME = 29;

	/** Of the bounce address itself: 64 octets are allowed (RFC 5321, 4.5.3.1.1). */
	static final int LONGEST_LOCAL_PART = 64 - 1 - LONGEST_NAME;

	private static final int SIGNATURE_BYTES = 10;

	/**
	 * Wherever it went before: behind which separator, and inside whose rewritten sender
	 * (SRS), does not matter, as the signature proves it.
	 */
	private static final Pattern NAMED = Pattern.compile("(?:.*[+=-])?([0-9a-z]{1,13})([0-9a-z]{16})@.*",
			Pattern.DOTALL);

	private final ReturnProperties properties;

	private final ObjectProvider<Secret> secret;

	ReturnAddresses(ReturnProperties properties, ObjectProvider<Secret> secret) {
		this.properties = properties;
		this.secret = secret;
	}

	/** Where a message's mail returns to; empty if no address is set for that. */
	public Optional<EmailAddress> of(long messageId) {
		String address = this.properties.bounceAddress();
		if (address.isEmpty()) {
			return Optional.empty();
		}
		int at = address.lastIndexOf('@');
		String id = Long.toString(messageId, Character.MAX_RADIX);
		return Optional.of(new EmailAddress(address.substring(0, at) + this.properties.bounceSeparator() + id
				+ signature(id) + address.substring(at)));
	}

	/** The message that an address names, if it is one of ours. */
	public Optional<Long> message(String address) {
		Matcher named = NAMED.matcher(address.toLowerCase(Locale.ROOT));
		if (address.length() > EmailAddress.MAX_LENGTH || !named.matches()) {
			return Optional.empty();
		}
		byte[] expected = signature(named.group(1)).getBytes(StandardCharsets.US_ASCII);
		byte[] given = named.group(2).getBytes(StandardCharsets.US_ASCII);
		return MessageDigest.isEqual(expected, given) ? Optional.of(Long.parseLong(named.group(1), Character.MAX_RADIX))
				: Optional.empty();
	}

	/** 80 bits as 16 digits to the base of 32. */
	private String signature(String id) {
		byte[] full = this.secret.getObject().sign("return-path", id);
		String digits = new BigInteger(1, Arrays.copyOf(full, SIGNATURE_BYTES)).toString(32);
		return "0".repeat(16 - digits.length()) + digits;
	}

}
