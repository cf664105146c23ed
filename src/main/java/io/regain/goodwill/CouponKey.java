package io.regain.goodwill;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.regain.message.Secret;

/**
 * Makes codes, and reads those that it made: 125 bits, of which 64 are an HMAC-SHA-256
 * over what the code says, and 61 are that, masked by another over the first (a synthetic
 * nonce, as in RFC 5297). So a code tells nobody anything who has not the key, no letter
 * of it can be changed, and none can be guessed. Whoever has the key can make codes, too:
 * that a shop takes them asks for a grant besides.
 */
public final class CouponKey {

	/** What a key is derived for; a code of another form would have another. */
	private static final String PURPOSE = "goodwill codes";

	private static final String HMAC = "HmacSHA256";

	private static final int BYTES = 32;

	private static final byte TAG = 1;

	private static final byte MASK = 2;

	private final byte[] key;

	private CouponKey(byte[] key) {
		this.key = key;
	}

	/** The company's, which tells nothing of its secret. */
	static CouponKey of(Secret secret) {
		return new CouponKey(secret.sign(PURPOSE, ""));
	}

	/**
	 * @param hex as {@link #hex} wrote it
	 * @throws IllegalArgumentException if it is no key
	 */
	public static CouponKey parse(String hex) {
		if (!hex.strip().matches("[0-9a-fA-F]{64}")) {
			throw new IllegalArgumentException("a key has 64 hexadecimal digits, as 'goodwill key' prints them");
		}
		return new CouponKey(HexFormat.of().parseHex(hex.strip()));
	}

	/**
	 * For a shop that looks at codes while we cannot be asked. To be kept like a
	 * password.
	 */
	public String hex() {
		return HexFormat.of().formatHex(this.key);
	}

	/** Without hyphens. */
	String code(Coupon coupon) {
		long tag = first(TAG, coupon.packed());
		long body = coupon.packed() ^ mask(tag);
		return Letters.of(unsigned(tag).shiftLeft(Coupon.BITS).or(BigInteger.valueOf(body)));
	}

	/**
	 * What a code says, if it was made with this key.
	 * @param typed by a person
	 */
	public Optional<Coupon> read(String typed) {
		return Letters.number(Letters.plain(typed)).flatMap((number) -> {
			long tag = number.shiftRight(Coupon.BITS).longValue();
			long packed = (number.longValue() & (1L << Coupon.BITS) - 1) ^ mask(tag);
			// Whole words are compared: how long that takes tells nothing
			return (first(TAG, packed) == tag) ? Optional.of(Coupon.unpacked(packed)) : Optional.empty();
		});
	}

	private long mask(long tag) {
		return first(MASK, tag) >>> Long.SIZE - Coupon.BITS;
	}

	/** The first 64 bits. */
	private long first(byte use, long text) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(this.key, 0, BYTES, HMAC));
			mac.update(use);
			return ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(text).array())).getLong();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java platform has " + HMAC, ex);
		}
	}

	private static BigInteger unsigned(long bits) {
		return new BigInteger(1, ByteBuffer.allocate(Long.BYTES).putLong(bits).array());
	}

	@Override
	public String toString() {
		return "CouponKey[…]";
	}

}
