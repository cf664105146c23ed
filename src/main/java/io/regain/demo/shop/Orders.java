package io.regain.demo.shop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Writes orders, each with what was bought. */
final class Orders {

	private static final List<Category> CATEGORIES = List.of(Category.values());

	private final Rows rows;

	private long count;

	Orders(Rows rows) {
		this.rows = rows;
	}

	Order delivered(Person person, Dice dice, LocalDate on, int daysLate) {
		LocalDate promised = on.minusDays(daysLate);
		Optional<LocalDate> expected = Optional.of(on).filter((day) -> daysLate > 1);
		return write(person, dice,
				new Order(++this.count, "delivered", created(promised, dice), promised, expected, Optional.of(on)));
	}

	Order open(Person person, Dice dice, LocalDate promised, LocalDate expected) {
		return write(person, dice, new Order(++this.count, "open", created(promised, dice), promised,
				Optional.of(expected), Optional.empty()));
	}

	Order cancelled(Person person, Dice dice, LocalDate promised) {
		return write(person, dice, new Order(++this.count, "cancelled", created(promised, dice), promised,
				Optional.empty(), Optional.empty()));
	}

	private static LocalDateTime created(LocalDate promised, Dice dice) {
		return promised.minusDays(dice.between(7, 12)).atTime(dice.between(6, 23), dice.between(0, 59));
	}

	private Order write(Person person, Dice dice, Order order) {
		Category category = dice.oneOf(CATEGORIES);
		Country country = person.city().country();
		BigDecimal total = BigDecimal.ZERO;
		for (Category.Product product : dice.someOf(category.products(), dice.between(1, 3))) {
			int quantity = dice.percent(80) ? 1 : dice.between(2, 4);
			total = total.add(country.price(product.euros()).multiply(BigDecimal.valueOf(quantity)));
			this.rows.add(Table.ORDER_ITEM, List.of(order.id(), product.english(), product.russian(), quantity));
		}
		this.rows.add(Table.ORDERS,
				List.of(order.id(), "LV-%06d".formatted(order.id()), person.id(), order.status(), category.english(),
						category.russian(), total, country.currency(), order.promised(), order.expected(),
						order.delivered(), order.created()));
		return order;
	}

}
