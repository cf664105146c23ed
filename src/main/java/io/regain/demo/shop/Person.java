package io.regain.demo.shop;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** A customer as the shop knows them. */
record Person(long id, Name name, City city, String tier, Optional<String> email, Optional<String> phone,
		LocalDate birthDate, LocalDateTime since) {

	/** The language with the country: the number formats of the two are not the same. */
	String locale() {
		return (this.name.russian() ? "ru-" : "en-") + this.city.country().code();
	}

	List<Object> row() {
		return List.of(this.id, this.email, this.phone, locale(), this.city.timeZone(), this.name.given(),
				this.name.family(), this.city.name(), this.tier, this.birthDate, this.since);
	}

}
