package io.regain.tracking;

import java.util.regex.Pattern;

import io.regain.message.EmailAddress;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where mails return to that do not arrive.
 *
 * @param bounceAddress what comes back is delivered to it, with the separator and a name
 * of the message's behind its local part; empty: to the address of the relay, or the
 * sender's
 * @param bounceSeparator what the receiving server takes for the end of the address's own
 * name
 */
@ConfigurationProperties("regain.email")
record ReturnProperties(@DefaultValue("") String bounceAddress, @DefaultValue("+") String bounceSeparator) {

	/** Nothing that needs quoting, or a form other than ASCII. */
	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

	ReturnProperties {
		if (!bounceAddress.isEmpty() && (!PLAIN.matcher(bounceAddress).matches()
				|| bounceAddress.length() > EmailAddress.MAX_LENGTH - ReturnAddresses.LONGEST_NAME - 1
				|| bounceAddress.indexOf('@') > ReturnAddresses.LONGEST_LOCAL_PART)) {
			throw new IllegalArgumentException(("regain.email.bounce-address is '%s'; allowed is an address such as "
					+ "bounces@news.example.com, of letters, digits and ._+- and with at most %d characters before the @")
				.formatted(bounceAddress, ReturnAddresses.LONGEST_LOCAL_PART));
		}
		if (!bounceSeparator.matches("[+=-]")) {
			throw new IllegalArgumentException(
					"regain.email.bounce-separator is '%s'; allowed are +, - and =".formatted(bounceSeparator));
		}
	}

}
