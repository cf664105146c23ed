package io.regain.demo.shop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Writes whose card was refused when the bank had its bad night. */
final class FailedPayments {

	private static final List<BigDecimal> EUROS = List.of(new BigDecimal("9.90"), new BigDecimal("14.50"),
			new BigDecimal("21.70"), new BigDecimal("38.40"), new BigDecimal("62.00"));

	private FailedPayments() {
	}

	/**
	 * @param dice none that decide anything else, so that nobody's past changes
	 */
	static void write(Rows rows, Person person, Dice dice, LocalDate today) {
		if (!dice.percent(8)) {
			return;
		}
		Country country = person.city().country();
		LocalDateTime began = today.minusDays(1).atTime(17, 8);
		for (int count = dice.percent(30) ? 2 : 1; count > 0; count--) {
			rows.add(Table.FAILED_PAYMENT, List.of(person.id(), country.price(dice.oneOf(EUROS)), country.currency(),
					began.plusSeconds(dice.between(0, 6 * 60 * 60))));
		}
	}

}
