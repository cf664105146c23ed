package io.regain.demo.shop;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Writes what customers complained about. */
final class Complaints {

	private static final List<String> TOPICS = List.of("late-delivery", "damaged", "wrong-item", "refund", "courier");

	private final Rows rows;

	private final LocalDateTime now;

	private long count;

	Complaints(Rows rows, LocalDate today) {
		this.rows = rows;
		this.now = today.atStartOfDay();
	}

	/** Perhaps a complaint: how many of a hundred are still open, how many are closed. */
	void maybe(Person person, Order order, Dice dice, int percentOpen, int percentClosed) {
		LocalDateTime created = order.complainable().atTime(dice.between(6, 23), dice.between(0, 59));
		LocalDateTime closed = created.plusHours(dice.between(1, 90));
		int kind = dice.between(1, 100);
		if (kind > percentOpen + percentClosed) {
			return;
		}
		boolean open = kind <= percentOpen || closed.isAfter(this.now);
		this.rows.add(Table.COMPLAINT, List.of(++this.count, person.id(), order.id(), dice.oneOf(TOPICS),
				open ? "open" : "closed", created, Optional.of(closed).filter((at) -> !open)));
	}

}
