package io.regain.demo.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Where the shop delivers, and in which currency. */
enum Country {

	RUSSIA("RU", "RUB", 95, 0), BRITAIN("GB", "GBP", 1, 2), GERMANY("DE", "EUR", 1, 2), AMERICA("US", "USD", 1, 2);

	private final String code;

	private final String currency;

	private final BigDecimal rate;

	private final int decimals;

	Country(String code, String currency, int rate, int decimals) {
		this.code = code;
		this.currency = currency;
		this.rate = BigDecimal.valueOf(rate);
		this.decimals = decimals;
	}

	String code() {
		return this.code;
	}

	String currency() {
		return this.currency;
	}

	/** In whole roubles, but in cents and pence; otherwise the same figure. */
	BigDecimal price(BigDecimal euros) {
		return euros.multiply(this.rate).setScale(this.decimals, RoundingMode.HALF_UP);
	}

}
