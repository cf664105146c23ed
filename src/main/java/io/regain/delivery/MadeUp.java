package io.regain.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.regain.message.Variable;

/**
 * A customer who does not exist. Two of them that are different in all that a template
 * can know of a customer show what of a message is the same for everybody.
 *
 * @param messageId as no message has it
 */
record MadeUp(long messageId, String timeZone, Facts facts) {

	/**
	 * @param columns what is known of them; of the id, always
	 */
	static MadeUp first(Set<String> columns, List<Variable> variables) {
		return new MadeUp(Long.MAX_VALUE, "Europe/Lisbon",
				new Facts(customer(columns, "Alexandra", "1"), values(variables, UnaryOperator.identity())));
	}

	static MadeUp second(Set<String> columns, List<Variable> variables) {
		return new MadeUp(Long.MAX_VALUE - 1, "Pacific/Auckland",
				new Facts(customer(columns, "Benjamin", "2"), values(variables, MadeUp::other)));
	}

	private static Map<String, String> customer(Set<String> columns, String text, String id) {
		Map<String, String> customer = new HashMap<>();
		columns.forEach((column) -> customer.put(column, text));
		customer.put("id", id);
		return customer;
	}

	private static Map<String, Object> values(List<Variable> variables, UnaryOperator<Object> change) {
		return variables.stream()
			.collect(Collectors.toMap(Variable::name, (variable) -> change.apply(variable.example())));
	}

	private static Object other(Object value) {
		if (value instanceof BigDecimal number) {
			return number.add(BigDecimal.ONE);
		}
		if (value instanceof LocalDate date) {
			return date.plusDays(1);
		}
		if (value instanceof LocalDateTime moment) {
			return moment.plusDays(1);
		}
		if (value instanceof List<?> list) {
			return list.stream().map(MadeUp::other).toList();
		}
		if (value instanceof Map<?, ?> row) {
			return row.entrySet()
				.stream()
				.collect(Collectors.toMap((cell) -> String.valueOf(cell.getKey()), (cell) -> other(cell.getValue())));
		}
		return value + "-2";
	}

}
