package io.regain.goodwill;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import io.regain.campaign.Compensation.Kind;
import io.regain.message.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Codes that say what they are worth to who has the key, and nothing to anybody else. */
class CouponKeyTests {

	private static final LocalDate DAY = LocalDate.of(2026, 12, 23);

	private static final Coupon COUPON = new Coupon(Kind.AMOUNT, new BigDecimal("500"), "RUB", DAY, 4711);

	private final CouponKey key = CouponKey.of(new Secret("a secret of the tests, of 32 or more"));

	/** Shops have written this down: see incidents.md. */
	@Test
	void aCodeIsMadeTheSameForEver() {
		CouponKey written = CouponKey.parse("00112233445566778899aabbccddeeff".repeat(2));
		assertThat(Letters.grouped(written.code(COUPON))).isEqualTo("ZFQ5N-NVTDK-GDVQX-56MQ7-RNDZF");
		assertThat(written.read(written.code(COUPON))).contains(COUPON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "1", "0.01", "9.99", "99.9", "500", "1500", "1000000", "99900000" })
	void aCodeSaysItsValue(String value) {
		for (Kind kind : Kind.values()) {
			Coupon coupon = new Coupon(kind, new BigDecimal(value), "EUR", LocalDate.of(2048, 6, 4), 8_388_607);
			assertThat(this.key.read(this.key.code(coupon))).contains(coupon);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1234", "0.001", "-1", "100000000" })
	void whatACodeHasNoRoomForIsRefused(String value) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Coupon(Kind.AMOUNT, new BigDecimal(value), "RUB", DAY, 1));
	}

	@Test
	void noLetterCanBeAnother() {
		String code = this.key.code(COUPON);
		for (int i = 0; i < code.length(); i++) {
			for (char letter : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
				String changed = code.substring(0, i) + letter + code.substring(i + 1);
				assertThat(this.key.read(changed).isPresent()).as(changed).isEqualTo(changed.equals(code));
			}
		}
	}

	@Test
	void nobodyCanGuessOne() {
		Random random = new Random(20_26);
		for (int i = 0; i < 20_000; i++) {
			assertThat(this.key.read(Letters.of(new BigInteger(125, random)))).isEmpty();
		}
		assertThat(CouponKey.of(new Secret("another secret, of 32 characters or more")).read(this.key.code(COUPON)))
			.isEmpty();
	}

	/** Neighbours have nothing in common: a code tells nothing of the others. */
	@Test
	void codesOfNeighboursDifferEverywhere() {
		Set<String> begins = new HashSet<>();
		Set<String> ends = new HashSet<>();
		for (int serial = 0; serial < 5_000; serial++) {
			String code = this.key.code(new Coupon(Kind.POINTS, BigDecimal.TEN, "", DAY, serial));
			begins.add(code.substring(0, 12));
			ends.add(code.substring(13));
		}
		assertThat(begins).hasSize(5_000);
		assertThat(ends).hasSize(5_000);
	}

	@Test
	void itMayBeTypedAsPeopleType() {
		String code = this.key.code(COUPON);
		assertThat(code).hasSize(25).doesNotContainPattern("[ILOU]");
		String grouped = Letters.grouped(code);
		assertThat(grouped).matches("(.{5}-){4}.{5}");
		for (String typed : Set.of(grouped, grouped.toLowerCase(Locale.ROOT), code.replaceAll("(.)", "$1 "),
				" " + grouped.replace('-', '–') + "\n", grouped.replace('0', 'O').replace('1', 'l'),
				grouped.replace('A', 'А').replace('E', 'Е').replace('H', 'Н').replace('X', 'х').replace('P', 'р'))) {
			assertThat(this.key.read(typed)).as(typed).contains(COUPON);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "ABC", "ЖЖЖЖЖ-ЖЖЖЖЖ-ЖЖЖЖЖ-ЖЖЖЖЖ-ЖЖЖЖЖ", "UUUUU-UUUUU-UUUUU-UUUUU-UUUUU" })
	void whatIsNoCodeIsNone(String typed) {
		assertThat(this.key.read(typed)).isEmpty();
	}

	@Test
	void aKeyIsNeverPrintedByItself() {
		assertThat(this.key).hasToString("CouponKey[…]");
		assertThat(CouponKey.parse(this.key.hex()).read(this.key.code(COUPON))).contains(COUPON);
		assertThatIllegalArgumentException().isThrownBy(() -> CouponKey.parse("secret"));
	}

}
