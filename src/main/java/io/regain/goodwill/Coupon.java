package io.regain.goodwill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.regain.campaign.Compensation.Kind;

/**
 * What a code says by itself.
 *
 * @param value so many points, percent, or so much money: up to three digits, and zeros
 * @param currency of money, the ISO 4217 code; else empty
 * @param lastDay on which it can be used, from 2026 to 2048
 * @param serial tells those apart that are equal otherwise, from 0 to {@value #SERIALS} -
 * 1
 */
public record Coupon(Kind kind, BigDecimal value, String currency, LocalDate lastDay, int serial) {

	static final int SERIALS = 1 << 23;

	/** The bits of {@link #packed}. */
	static final int BITS = 61;

	private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

	private static final int DAYS = 1 << 13;

	private static final int LEAST_EXPONENT = -2;

	private static final int MOST_EXPONENT = 5;

	private static final int MOST_DIGITS = 999;

	public Coupon {
		value = value.stripTrailingZeros();
		long day = ChronoUnit.DAYS.between(FIRST_DAY, lastDay);
		if (value.signum() < 0 || value.precision() > 3 || value.scale() > -LEAST_EXPONENT
				|| digits(value) > MOST_DIGITS || day < 0 || day >= DAYS || serial < 0 || serial >= SERIALS) {
			throw new IllegalArgumentException("a code has no room for %s until %s".formatted(value, lastDay));
		}
	}

	/**
	 * From the highest bit: 2 for the kind, 10 for digits, 3 for zeros behind them (2
	 * less than what stands there), 10 for the currency's number in ISO 4217, 13 for the
	 * days since 2026 began, 23 for the serial.
	 */
	long packed() {
		long packed = this.kind.ordinal();
		packed = packed << 10 | digits(this.value);
		packed = packed << 3 | (exponent(this.value) - LEAST_EXPONENT);
		packed = packed << 10 | (this.currency.isEmpty() ? 0 : Currency.getInstance(this.currency).getNumericCode());
		packed = packed << 13 | ChronoUnit.DAYS.between(FIRST_DAY, this.lastDay);
		return packed << 23 | this.serial;
	}

	static Coupon unpacked(long packed) {
		int exponent = (int) (packed >> 46 & 7) + LEAST_EXPONENT;
		return new Coupon(Kind.values()[(int) (packed >> 59 & 3)],
				BigDecimal.valueOf(packed >> 49 & 1023).scaleByPowerOfTen(exponent),
				currency((int) (packed >> 36 & 1023)), FIRST_DAY.plusDays(packed >> 23 & 8191),
				(int) (packed & SERIALS - 1));
	}

	/** A value with many zeros keeps some of them as digits. */
	private static int exponent(BigDecimal value) {
		return Math.min(-value.scale(), MOST_EXPONENT);
	}

	private static int digits(BigDecimal value) {
		return value.scaleByPowerOfTen(-exponent(value)).intValue();
	}

	/** Codes of long ago have numbers of today's; a country uses today's. */
	private static String currency(int number) {
		return Stream
			.concat(Arrays.stream(Locale.getISOCountries())
				.flatMap((country) -> Optional.ofNullable(Currency.getInstance(new Locale("", country))).stream()),
					Currency.getAvailableCurrencies().stream())
			.filter((currency) -> number != 0 && currency.getNumericCode() == number)
			.map((currency) -> Objects.requireNonNull(currency.getCurrencyCode()))
			.findFirst()
			.orElse("");
	}

}
