package io.regain.message;

import java.util.regex.Pattern;

/**
 * A telephone number in E.164 form: {@code +} and 7 to 15 digits (ITU-T E.164, 6.2.1).
 */
public record PhoneNumber(String value) implements Address {

	private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

	public PhoneNumber {
		if (!E164.matcher(value).matches()) {
			throw new IllegalArgumentException("not a telephone number in E.164 form");
		}
	}

	@Override
	public Channel channel() {
		return Channel.SMS;
	}

	@Override
	public String key() {
		return this.value;
	}

}
