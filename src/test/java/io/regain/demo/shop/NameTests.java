package io.regain.demo.shop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NameTests {

	@ParameterizedTest
	@CsvSource({ "Иванов, Иванова", "Королёв, Королёва", "Яковлев, Яковлева", "Ильин, Ильина", "Чайкин, Чайкина",
			"Троицкий, Троицкая", "Толстой, Толстая", "Шевченко, Шевченко", "Саркисян, Саркисян", "Черных, Черных",
			"Гончарук, Гончарук" })
	void aRussianSurnameHasAFormForWomen(String male, String female) {
		assertThat(RussianNames.surname(male, true)).isEqualTo(female);
		assertThat(RussianNames.surname(male, false)).isEqualTo(male);
	}

	@ParameterizedTest
	@CsvSource({ "Щукин, schukin", "Подъёмов, podemov", "O'Brien, obrien", "Zoë, zoe", "Müller, mueller" })
	void aNameIsWrittenInLatinLettersForAnAddress(String name, String latin) {
		assertThat(Name.latin(name)).isEqualTo(latin);
	}

	@Test
	void aRelativeHasTheSurnameInTheirOwnForm() {
		Name wife = new Name("Анна", "Толстая", true, true);
		assertThat(RussianNames.relative(wife, Dice.of(1, 1)).family()).isEqualTo("Толстой");
	}

}
