package io.regain.goodwill;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.regain.TestClock;
import io.regain.audience.Erasures;
import io.regain.campaign.Compensation.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a code is worth, to whom and until when. */
@GoodwillTest
class RedeemGoodwillTests {

	private static final Optional<String> ORDER = Optional.of("order 4711");

	private final Hurt hurt;

	private final RedeemGoodwill redeem;

	private final Codes codes;

	private final ForgetGrants forget;

	private final Erasures erasures;

	private final TestClock clock;

	private final JdbcClient jdbc;

	RedeemGoodwillTests(Hurt hurt, RedeemGoodwill redeem, Codes codes, ForgetGrants forget, Erasures erasures,
			TestClock clock, JdbcClient jdbc) {
		this.hurt = hurt;
		this.redeem = redeem;
		this.codes = codes;
		this.forget = forget;
		this.erasures = erasures;
		this.clock = clock;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void begin() {
		this.hurt.begin(5);
		this.hurt.grant(this.hurt.open());
	}

	@Test
	void aCodeIsUsedOnceAndWhoAsksAgainForTheSameIsToldSo() {
		String code = Letters.grouped(this.hurt.code(5)).toLowerCase(Locale.ROOT);
		assertThat(this.redeem.find(code).give().value()).isEqualByComparingTo("500");
		assertThat(this.redeem.isRedeemable(this.redeem.find(code))).isTrue();
		Grant used = this.redeem.redeem(code, ORDER, Hurt.TILL);
		assertThat(used.redeemedAt()).contains(this.clock.instant());
		assertThat(this.redeem.isRedeemable(used)).isFalse();
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(this.redeem.redeem(code, ORDER, Hurt.TILL)).isEqualTo(used);
		for (Optional<String> other : List.of(Optional.<String>empty(), Optional.of("order 4712"))) {
			assertThatExceptionOfType(GoodwillException.class)
				.isThrownBy(() -> this.redeem.redeem(code, other, Hurt.TILL))
				.withMessageContaining("used at 2026-11-22T10:00")
				.matches((ex) -> ex.kind() == GoodwillException.Kind.CONFLICT);
		}
	}

	@Test
	void aCodeCanBeUsedOnItsLastDayAndNotAfterIt() {
		String code = this.hurt.code(5);
		this.clock.set(this.clock.instant().plus(Duration.ofDays(30)));
		assertThat(this.redeem.isRedeemable(this.redeem.find(code))).isTrue();
		this.clock.advance(Duration.ofDays(1));
		assertThat(this.redeem.isRedeemable(this.redeem.find(code))).isFalse();
		assertThatExceptionOfType(GoodwillException.class).isThrownBy(() -> this.redeem.redeem(code, ORDER, Hurt.TILL))
			.withMessage("its last day was 2026-12-22")
			.matches((ex) -> ex.kind() == GoodwillException.Kind.ENDED);
	}

	/** Genuine, but never granted: who has the key makes nothing by it. */
	@Test
	void whatWasNeverGrantedIsAnsweredLikeWhatIsNoCode() {
		String forged = this.codes.key()
			.code(new Coupon(Kind.AMOUNT, new BigDecimal("500"), "RUB", LocalDate.of(2026, 12, 31), 8_000_000));
		for (String code : List.of(forged, "nonsense", "", "00000-00000-00000-00000-00000")) {
			assertThatExceptionOfType(GoodwillException.class).isThrownBy(() -> this.redeem.find(code))
				.withMessage("there is no such code")
				.matches((ex) -> ex.kind() == GoodwillException.Kind.UNKNOWN);
		}
	}

	/** As after the secret was changed, and the one before taken out. */
	@Test
	void whatWasGrantedHoldsWhateverTheKey() {
		CouponKey before = CouponKey.parse("00112233445566778899aabbccddeeff".repeat(2));
		String code = before.code(new Coupon(Kind.POINTS, BigDecimal.TEN, "", LocalDate.of(2026, 12, 31), 1));
		this.jdbc.sql("UPDATE regain_goodwill SET code = :code WHERE customer_id = '1'").param("code", code).update();
		assertThat(this.redeem.redeem(code, ORDER, Hurt.TILL).customerId()).isEqualTo("1");
	}

	@Test
	void whatWasPromisedToSomebodyWhoIsForgottenHolds() {
		String code = this.hurt.code(5);
		this.redeem.redeem(this.hurt.code(4), ORDER, Hurt.TILL);
		assertThat(this.erasures.forget("5")).isPositive();
		assertThat(this.erasures.forget("4")).isPositive();
		assertThat(this.redeem.redeem(code, Optional.empty(), Hurt.TILL).customerId()).startsWith("forgotten-");
		assertThat(this.hurt.count("regain_goodwill WHERE customer_id IN ('4', '5') OR reference IS NOT NULL"))
			.isZero();
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_affected WHERE customer_id IN ('4', '5')")
			.query(Long.class)
			.single()).isZero();
		assertThat(this.hurt.count("regain_goodwill")).isEqualTo(5);
	}

	@Test
	void whatIsOldIsEmptiedWhenNobodyCanUseItAnyMore() {
		this.clock.set(this.clock.instant().plus(Duration.ofDays(50)));
		assertThat(this.forget.purge(this.clock.instant())).isEqualTo(3);
		assertThat(this.forget.purge(this.clock.instant())).isZero();
		assertThat(this.hurt.count("regain_goodwill WHERE code IS NULL")).isEqualTo(3);
		assertThat(this.redeem.isRedeemable(this.redeem.find(this.hurt.code(1)))).isTrue();
	}

	@Test
	void aReferenceIsOneLine() {
		assertThatExceptionOfType(GoodwillException.class)
			.isThrownBy(() -> this.redeem.redeem(this.hurt.code(1), Optional.of("a\nb"), Hurt.TILL))
			.withMessageContaining("one line");
	}

}
