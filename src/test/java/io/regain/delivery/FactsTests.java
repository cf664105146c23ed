package io.regain.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.audience.Customer;
import io.regain.message.Variable;
import io.regain.message.VariableType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class FactsTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final Customer ANN = new Customer("c-1", "en", "UTC", Map.of("given_name", "Ann \"👋\" Ёж"));

	@Test
	void everyDigitCounts() {
		assertThat(kept(new BigDecimal("12345678901234567.89"))).isEqualTo(new BigDecimal("12345678901234567.89"));
		assertThat(kept(new BigDecimal("0.10"))).isEqualTo(new BigDecimal("0.10"));
		assertThat(String.valueOf(kept(new BigDecimal("18446744073709551615")))).isEqualTo("18446744073709551615");
	}

	@Test
	void datesAreKeptInIsoForm() {
		assertThat(kept(LocalDate.of(2026, 11, 22))).isEqualTo("2026-11-22");
		assertThat(kept(LocalDateTime.of(2026, 11, 22, 10, 0))).isEqualTo("2026-11-22T10:00:00");
	}

	@Test
	void onlyDeclaredVariablesAreKept() {
		String stored = Facts.write(ANN, Map.of("total", "1", "secret", "2"), List.of(variable()), JSON);
		Facts facts = Facts.read(stored, JSON);
		assertThat(facts.variables()).containsOnlyKeys("total");
		assertThat(facts.customer()).isEqualTo(ANN.facts());
	}

	@Test
	void whatIsNotThereIsNotKept() {
		assertThat(Facts.read(Facts.write(ANN, Map.of(), List.of(variable()), JSON), JSON).variables()).isEmpty();
	}

	private static Object kept(Object value) {
		Map<String, Object> values = Facts
			.read(Facts.write(ANN, Map.of("total", value), List.of(variable()), JSON), JSON)
			.variables();
		return values.getOrDefault("total", "nothing");
	}

	private static Variable variable() {
		return new Variable("total", VariableType.TEXT, Optional.empty(), "example");
	}

}
