package io.regain.template.wording;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.regain.message.Variable;
import io.regain.message.VariableType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ValueTests {

	private static final Wording ENGLISH = Wording.plain("en", ZoneId.of("Europe/Moscow"));

	static Stream<Arguments> fitting() {
		return Stream.of(arguments(VariableType.TEXT, "any", "any"), arguments(VariableType.TEXT, 1001, "1001"),
				arguments(VariableType.TEXT, new BigDecimal("12.50"), "12.50"),
				arguments(VariableType.TEXT, true, "true"), arguments(VariableType.MARKDOWN, "*a*", "a"),
				arguments(VariableType.NUMBER, 1234, "1,234"),
				arguments(VariableType.NUMBER, 12345678901L, "12,345,678,901"),
				arguments(VariableType.NUMBER, 0.1, "0.1"), arguments(VariableType.NUMBER, "1234.5", "1,234.5"),
				arguments(VariableType.NUMBER, BigInteger.TEN, "10"), arguments(VariableType.NUMBER, true, "1"),
				arguments(VariableType.NUMBER, new BigDecimal("0E-30"), "0"),
				arguments(VariableType.MONEY, new BigDecimal("1290.00"), "$1,290"),
				arguments(VariableType.MONEY, "12.5", "$12.50"),
				arguments(VariableType.DATE, LocalDate.of(2026, 3, 5), "5 March 2026"),
				arguments(VariableType.DATE, "2026-03-05", "5 March 2026"),
				arguments(VariableType.DATETIME, LocalDateTime.of(2026, 3, 5, 12, 0), "5 March 2026, 15:00 UTC+3"),
				arguments(VariableType.DATETIME, "2026-03-05T12:00:00Z", "5 March 2026, 15:00 UTC+3"),
				arguments(VariableType.DATETIME, "2026-03-05 12:00:00.000000", "5 March 2026, 15:00 UTC+3"),
				arguments(VariableType.LIST, List.of("a", 1500, LocalDate.of(2026, 3, 5)),
						List.of("a", "1,500", "5 March 2026")),
				arguments(VariableType.LIST, List.of(Map.of("name", "Tea", "count", 2)),
						List.of(Map.of("name", "Tea", "count", "2"))),
				arguments(VariableType.LIST, "[\"a\", null, 1500.5, true]", List.of("a", "1,500.5", "true")),
				arguments(VariableType.LIST, " [{\"name\": \"Tea\", \"note\": null}]", List.of(Map.of("name", "Tea"))),
				arguments(VariableType.LIST, "[]", List.of()));
	}

	@ParameterizedTest
	@MethodSource("fitting")
	void aValueOfItsTypeIsWritten(VariableType type, Object value, Object written) {
		assertThat(Value.of(variable(type), value).written(ENGLISH)).isEqualTo(written);
	}

	static Stream<Arguments> misfitting() {
		return Stream.of(arguments(VariableType.TEXT, LocalDate.of(2026, 3, 5), "is 2026-03-05; allowed is text"),
				arguments(VariableType.TEXT, List.of(), "allowed is text"),
				arguments(VariableType.NUMBER, "12,5", "is the text '12,5'; allowed is a number, as in 1234.5"),
				arguments(VariableType.NUMBER, "", "is the text ''"),
				arguments(VariableType.NUMBER, Double.NaN, "is NaN; allowed is a number"),
				arguments(VariableType.NUMBER, 1e300, "at most 24 digits"),
				arguments(VariableType.NUMBER, "1E+2147483647", "at most 24 digits"),
				arguments(VariableType.NUMBER, "1E-2147483647", "at most 24 digits"),
				arguments(VariableType.NUMBER, "9".repeat(101), "allowed is a number"),
				arguments(VariableType.MONEY, "12 $", "is the text '12 $'; allowed is an amount, as in 12.50"),
				arguments(VariableType.DATE, "5.3.2026", "allowed is a date, as in 2026-03-05"),
				arguments(VariableType.DATE, "2026-02-30", "allowed is a date"),
				arguments(VariableType.DATE, 20260305, "is 20260305; allowed is a date"),
				arguments(VariableType.DATE, LocalDate.MAX, "in the years 1 to 9998"),
				arguments(VariableType.DATETIME, LocalDate.of(2026, 3, 5), "allowed is a date and time in UTC"),
				arguments(VariableType.DATETIME, LocalDateTime.MIN, "in the years 1 to 9998"),
				arguments(VariableType.DATETIME, "today", "is the text 'today'"),
				arguments(VariableType.LIST, "Tea", "is the text 'Tea'; allowed is a list of texts"),
				arguments(VariableType.LIST, "[1", "such a JSON array"),
				arguments(VariableType.LIST, "[] []", "JSON array"),
				arguments(VariableType.LIST, "{\"a\": 1}", "allowed is a list"),
				arguments(VariableType.LIST, "[[1]]", "allowed is a list"),
				arguments(VariableType.LIST, "[{\"a\": [1]}]", "allowed is a list"),
				arguments(VariableType.LIST, "[1E+2147483647]", "allowed is a list"),
				arguments(VariableType.LIST, "[".repeat(100_000), "allowed is a list"),
				arguments(VariableType.LIST, new Object(), "is a Object"),
				arguments(VariableType.DATE, "x\n".repeat(100), "is the text 'x x x x"));
	}

	@ParameterizedTest
	@MethodSource("misfitting")
	void aValueOfAnotherTypeIsRefusedWithWhatItIsAndWhatIsAllowed(VariableType type, Object value, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> Value.of(variable(type), value))
			.withMessageContaining(message)
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(250).doesNotContain("\n"));
	}

	@Test
	void conditionsGoByTheBareNumberAndTheIsoDate() {
		assertThat(Value.of(variable(VariableType.NUMBER), "1234.5").raw()).hasValue(new BigDecimal("1234.5"));
		assertThat(Value.of(variable(VariableType.MONEY), 12).raw()).hasValue(new BigDecimal("12"));
		assertThat(Value.of(variable(VariableType.DATE), "2026-03-05").raw()).hasValue("2026-03-05");
		assertThat(Value.of(variable(VariableType.DATETIME), "2026-03-05 12:00:00").raw())
			.hasValue("2026-03-05T12:00:00Z");
		assertThat(Value.of(variable(VariableType.TEXT), "x").raw()).isEmpty();
		assertThat(Value.of(variable(VariableType.LIST), "[]").raw()).isEmpty();
	}

	@Test
	void whatIsNullInAListIsNotThere() {
		Map<String, Object> row = new HashMap<>();
		row.put("a", null);
		assertThat(Value.of(variable(VariableType.LIST), Arrays.asList(row, null)).written(ENGLISH))
			.isEqualTo(List.of(Map.of()));
	}

	private static Variable variable(VariableType type) {
		return new Variable("x", type, Optional.of("USD").filter((c) -> type == VariableType.MONEY), "");
	}

}
