package io.regain.message;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The company's key: makes the tokens of links and callbacks, and the hashes of
 * suppressed addresses. Each use names its purpose, so that a token made for one is worth
 * nothing for another. Never printed.
 */
public final class Secret {

	public static final int MIN_LENGTH = 32;

	private static final String HMAC = "HmacSHA256";

	private final SecretKeySpec key;

	private final Optional<Secret> previous;

	private final ThreadLocal<Mac> mac = ThreadLocal.withInitial(this::newMac);

	/**
	 * @param key at least {@value #MIN_LENGTH} characters
	 */
	public Secret(String key) {
		this(key, Optional.empty());
	}

	/**
	 * @param previous the one before: what it signed and hashed is still known
	 */
	public Secret(String key, Optional<Secret> previous) {
		if (key.length() < MIN_LENGTH) {
			throw new IllegalArgumentException("the secret has fewer than 32 characters");
		}
		this.previous = previous;
		this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC);
	}

	public Optional<Secret> previous() {
		return this.previous;
	}

	/** The 32 bytes of HMAC-SHA-256 (RFC 2104) over the purpose, a NUL, and the text. */
	public byte[] sign(String purpose, String text) {
		return this.mac.get().doFinal((purpose + '\0' + text).getBytes(StandardCharsets.UTF_8));
	}

	/** The keyed hash under which an address is suppressed and found again. */
	public byte[] hash(Address address) {
		return sign("address", address.channel().id() + ':' + address.key());
	}

	/** The same, and that of the secret before, if there was one. */
	public List<byte[]> hashes(Address address) {
		return Stream.concat(Stream.of(hash(address)), this.previous.stream().map((before) -> before.hash(address)))
			.toList();
	}

	private Mac newMac() {
		try {
			Mac made = Mac.getInstance(HMAC);
			made.init(this.key);
			return made;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java platform has " + HMAC, ex);
		}
	}

	@Override
	public String toString() {
		return "Secret[…]";
	}

}
