package io.regain.audience;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.regain.message.Address;
import io.regain.message.DeviceToken;
import io.regain.message.EmailAddress;
import io.regain.message.PhoneNumber;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Turns what a company has stored into addresses, or says that it is none. */
class AddressParser {

	/**
	 * Labels, the last of which is no number (RFC 1035, 2.3.4; RFC 3696, 2; RFC 5321,
	 * 4.5.3.1.2).
	 */
	private static final Pattern DOMAIN = Pattern
		.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

	/**
	 * Characters that Java, which knows the rules of 2003 only, would write as others: a
	 * message to somebody at straße.example would go to strasse.example.
	 */
	private static final Pattern DEVIATIONS = Pattern.compile("[ßẞς\\u200C\\u200D]");

	private static final int MAX_LOCAL_PART = 64;

	private static final String UNKNOWN_REGION = "ZZ";

	private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

	private final String defaultRegion;

	AddressParser(String defaultRegion) {
		this.defaultRegion = defaultRegion;
	}

	/**
	 * One mailbox at a host name with a dot; a domain in other scripts is written in its
	 * ASCII form.
	 */
	Optional<Address> email(String stored) {
		String text = stored.strip();
		int at = text.lastIndexOf('@');
		if (at < 1 || at > MAX_LOCAL_PART || DEVIATIONS.matcher(text.substring(at)).find()) {
			return Optional.empty();
		}
		try {
			String domain = IDN.toASCII(text.substring(at + 1)).toLowerCase(Locale.ROOT);
			if (!DOMAIN.matcher(domain).matches()) {
				return Optional.empty();
			}
			String address = text.substring(0, at) + '@' + domain;
			new InternetAddress(address, true).validate();
			return Optional.of(new EmailAddress(address));
		}
		catch (AddressException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * A valid number by libphonenumber's data, in E.164. One without a country is read as
	 * the configured region's, or else as one of the country of the customer's locale.
	 */
	Optional<Address> phone(String stored, String locale) {
		String country = Locale.forLanguageTag(locale.replace('_', '-')).getCountry();
		String region = (this.defaultRegion.isEmpty() && !country.isEmpty()) ? country : this.defaultRegion;
		try {
			var number = PHONES.parse(stored.strip(), region.isEmpty() ? UNKNOWN_REGION : region);
			if (number.hasExtension() || !PHONES.isValidNumber(number)) {
				return Optional.empty();
			}
			return Optional.of(new PhoneNumber(PHONES.format(number, PhoneNumberFormat.E164)));
		}
		catch (NumberParseException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	Optional<Address> device(String stored) {
		try {
			return Optional.of(new DeviceToken(stored.strip()));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
