package io.regain.demo.shop;

import java.time.LocalDate;

/** What a customer bought, what went wrong with it, and when they were last seen. */
final class Histories {

	private final LocalDate today;

	private final Orders orders;

	private final Complaints complaints;

	Histories(Rows rows, LocalDate today) {
		this.today = today;
		this.orders = new Orders(rows);
		this.complaints = new Complaints(rows, today);
	}

	void write(Person person, Dice dice) {
		int kind = dice.between(1, 100);
		if (kind <= 15) {
			late(person, dice);
		}
		else if (kind <= 28) {
			delayed(person, dice);
		}
		else if (kind <= 47) {
			away(person, dice, 91, 364);
		}
		else if (kind <= 55) {
			away(person, dice, 370, 900);
		}
		else if (kind <= 60) {
			newcomer(person, dice);
		}
		else {
			regular(person, dice);
		}
	}

	/** Something came late in the last days. */
	private void late(Person person, Dice dice) {
		int count = dice.percent(5) ? 2 : 1;
		for (int i = 0; i < count; i++) {
			Order order = this.orders.delivered(person, dice, this.today.minusDays(dice.between(1, 6)),
					dice.between(2, 6));
			this.complaints.maybe(person, order, dice, 8, 4);
		}
		earlier(person, dice, dice.between(10, 80));
	}

	/** Something is under way and will not come in time. */
	private void delayed(Person person, Dice dice) {
		int count = dice.percent(5) ? 2 : 1;
		for (int i = 0; i < count; i++) {
			LocalDate promised = this.today.plusDays(dice.between(-3, 4));
			LocalDate expected = (promised.isBefore(this.today) ? this.today : promised).plusDays(dice.between(1, 9));
			Order order = this.orders.open(person, dice, promised, expected);
			this.complaints.maybe(person, order, dice, 4, 0);
		}
		if (dice.percent(70)) {
			earlier(person, dice, dice.between(8, 80));
		}
	}

	/** Nothing since that many days. */
	private void away(Person person, Dice dice, int least, int most) {
		int daysAgo = dice.between(least, most);
		boolean disappointed = dice.percent(30);
		Order order = this.orders.delivered(person, dice, this.today.minusDays(daysAgo),
				disappointed ? dice.between(3, 12) : dice.between(-2, 0));
		this.complaints.maybe(person, order, dice, disappointed ? 8 : 2, 6);
		earlier(person, dice, daysAgo + dice.between(5, 60));
	}

	private void newcomer(Person person, Dice dice) {
		int kind = dice.between(1, 3);
		if (kind == 1) {
			LocalDate promised = this.today.plusDays(dice.between(1, 5));
			this.orders.open(person, dice, promised, promised);
		}
		else if (kind == 2) {
			this.orders.cancelled(person, dice, this.today.minusDays(dice.between(0, 20)));
		}
	}

	/** Buys now and then, and mostly gets it in time, or a day after. */
	private void regular(Person person, Dice dice) {
		int daysAgo = dice.between(1, 85);
		Order order = this.orders.delivered(person, dice, this.today.minusDays(daysAgo), dice.between(-2, 1));
		this.complaints.maybe(person, order, dice, 2, 4);
		earlier(person, dice, daysAgo + dice.between(5, 60));
		if (dice.percent(8)) {
			this.orders.cancelled(person, dice, this.today.minusDays(dice.between(0, 60)));
		}
		if (dice.percent(15)) {
			LocalDate promised = this.today.plusDays(dice.between(1, 6));
			this.orders.open(person, dice, promised, promised);
		}
	}

	private void earlier(Person person, Dice dice, int daysAgo) {
		int days = daysAgo;
		for (int count = dice.between(0, 4); count > 0; count--) {
			this.orders.delivered(person, dice, this.today.minusDays(days), dice.between(-3, 1));
			days += dice.between(10, 120);
		}
	}

}
