package io.regain.demo.shop;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Makes one customer after the other; some are relatives of the one before. */
final class People {

	private static final List<String> TIERS = List.of("bronze", "bronze", "bronze", "silver", "silver", "gold");

	private final LocalDate today;

	private final Phones phones = new Phones();

	private Optional<Person> last = Optional.empty();

	People(LocalDate today) {
		this.today = today;
	}

	Person next(long id, Dice dice) {
		Person person = this.last.filter((relative) -> dice.percent(3))
			.map((relative) -> relative(relative, id, dice))
			.orElseGet(() -> stranger(id, dice));
		this.last = Optional.of(person);
		return person;
	}

	private Person stranger(long id, Dice dice) {
		City city = City.of(dice);
		Name name = Name.of(dice.percent(city.russian()), dice);
		Optional<String> email = Emails.of(name, id, dice);
		return new Person(id, name, city, dice.oneOf(TIERS), email, this.phones.next(city.country(), id, dice),
				birthDate(dice), since(dice));
	}

	/** Lives at the same place and uses the same mailbox, and perhaps the same phone. */
	private Person relative(Person of, long id, Dice dice) {
		Name name = of.name().russian() ? RussianNames.relative(of.name(), dice)
				: EnglishNames.relative(of.name(), dice);
		Optional<String> phone = dice.percent(30) ? of.phone() : this.phones.next(of.city().country(), id, dice);
		return new Person(id, name, of.city(), dice.oneOf(TIERS), of.email(), phone, birthDate(dice), since(dice));
	}

	private LocalDate birthDate(Dice dice) {
		return this.today.minusDays(dice.between(18 * 365, 80 * 365));
	}

	private LocalDateTime since(Dice dice) {
		return this.today.minusDays(dice.between(1000, 2000)).atTime(dice.between(6, 22), dice.between(0, 59));
	}

}
