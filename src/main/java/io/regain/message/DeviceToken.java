package io.regain.message;

/**
 * The registration token of an app on a device, as the push provider gave it to the app.
 */
public record DeviceToken(String value) implements Address {

	public static final int MAX_LENGTH = 512;

	public DeviceToken {
		if (value.isBlank() || value.length() > MAX_LENGTH || value.chars().anyMatch((c) -> c <= ' ' || c > 126)) {
			throw new IllegalArgumentException("not a device token");
		}
	}

	@Override
	public Channel channel() {
		return Channel.PUSH;
	}

	@Override
	public String key() {
		return this.value;
	}

}
