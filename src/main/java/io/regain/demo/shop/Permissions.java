package io.regain.demo.shop;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Who agreed to be written to, for what, and who took it back. */
final class Permissions {

	private final Rows rows;

	private final Person person;

	private Permissions(Rows rows, Person person) {
		this.rows = rows;
		this.person = person;
	}

	static void write(Rows rows, Person person, Dice dice, LocalDate today) {
		Permissions permissions = new Permissions(rows, person);
		LocalDateTime later = today.minusDays(dice.between(2, 900)).atTime(dice.between(6, 22), dice.between(0, 59));
		int kind = dice.between(1, 100);
		if (kind <= 10) {
			return;
		}
		if (kind <= 15) {
			permissions.add(dice.oneOf(List.of("email", "sms", "push")), true, later, "app");
			return;
		}
		permissions.add(Optional.empty(), true, person.since(), "checkout");
		if (kind <= 22) {
			permissions.add(Optional.empty(), false, later, "unsubscribe link");
		}
		else if (kind <= 26) {
			permissions.add(dice.oneOf(List.of("email", "sms", "push")), false, later, "support");
		}
		else if (kind <= 28) {
			permissions.add(Optional.empty(), false, later, "support");
			permissions.add(Optional.empty(), true, later.plusDays(1), "app");
		}
	}

	private void add(String channel, boolean allowed, LocalDateTime at, String source) {
		add(Optional.of(channel), allowed, at, source);
	}

	private void add(Optional<String> channel, boolean allowed, LocalDateTime at, String source) {
		this.rows.add(Table.CONSENT, List.of(this.person.id(), channel, Optional.<String>empty(), allowed, at, source));
	}

}
