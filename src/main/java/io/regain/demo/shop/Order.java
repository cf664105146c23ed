package io.regain.demo.shop;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The dates of an order.
 *
 * @param expected when it is thought to come now, if somebody said so
 */
record Order(long id, String status, LocalDateTime created, LocalDate promised, Optional<LocalDate> expected,
		Optional<LocalDate> delivered) {

	/** The day from which one may complain about it. */
	LocalDate complainable() {
		return this.delivered.orElse(this.created.toLocalDate().plusDays(1));
	}

}
