package io.regain.template.wording;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.regain.message.Variable;
import io.regain.template.markdown.Markdown;
import io.regain.template.wording.Value.Day;
import io.regain.template.wording.Value.Decimal;
import io.regain.template.wording.Value.Marked;
import io.regain.template.wording.Value.Moment;
import io.regain.template.wording.Value.Money;
import io.regain.template.wording.Value.Row;
import io.regain.template.wording.Value.Several;
import io.regain.template.wording.Value.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Takes a value for what its declaration says that it is, or not at all. */
final class ReadValue {

	private static final int MOST_DIGITS = 24;

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private ReadValue() {
	}

	static Value of(Variable variable, Object value) {
		return switch (variable.type()) {
			case TEXT -> text(value);
			case MARKDOWN -> new Marked(Markdown.of(text(value, "a text")));
			case NUMBER -> new Decimal(number(value, "a number, as in 1234.5"));
			case MONEY -> new Money(number(value, "an amount, as in 12.50"), variable.currency().orElseThrow());
			case DATE -> new Day(date(value));
			case DATETIME -> new Moment(moment(value));
			case LIST -> list(value);
		};
	}

	private static Value text(Object value) {
		if (value instanceof String text) {
			return new Text(text);
		}
		if (value instanceof Boolean) {
			return new Text(value.toString());
		}
		return new Text(number(value, "text").toPlainString());
	}

	private static BigDecimal number(Object value, String allowed) {
		if (value instanceof Boolean yes) {
			// MySQL's BOOLEAN is a number, and its driver says otherwise.
			return yes ? BigDecimal.ONE : BigDecimal.ZERO;
		}
		String digits = (value instanceof Number || value instanceof String) ? value.toString() : "";
		if (digits.isEmpty() || digits.length() > 100) {
			throw misfit(value, allowed);
		}
		BigDecimal number = parsed(BigDecimal::new, value, digits, allowed);
		BigDecimal shorter = isShort(number) ? number : number.stripTrailingZeros();
		if (!isShort(shorter)) {
			throw misfit(value, allowed + ", of at most " + MOST_DIGITS + " digits before and after the point");
		}
		return shorter;
	}

	/** Four characters, as in 1E+9, can stand for a number that fills the memory. */
	private static boolean isShort(BigDecimal number) {
		return (long) number.precision() - number.scale() <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
	}

	private static LocalDate date(Object value) {
		String allowed = "a date, as in 2026-03-05";
		LocalDate date = (value instanceof LocalDate day) ? day
				: parsed(LocalDate::parse, value, text(value, allowed), allowed);
		return between(date.getYear(), date, value, allowed);
	}

	private static LocalDateTime moment(Object value) {
		String allowed = "a date and time in UTC, as in 2026-03-05T12:00:00";
		LocalDateTime moment = (value instanceof LocalDateTime known) ? known : parsed(LocalDateTime::parse, value,
				text(value, allowed).replace(' ', 'T').replaceFirst("Z$", ""), allowed);
		return between(moment.getYear(), moment, value, allowed);
	}

	private static <T> T between(int year, T date, Object value, String allowed) {
		if (year < 1 || year > 9998) {
			throw misfit(value, allowed + ", in the years 1 to 9998");
		}
		return date;
	}

	private static Value list(Object value) {
		String allowed = "a list of texts, or of rows of named texts, or such a JSON array";
		if (value instanceof String json) {
			if (!json.stripLeading().startsWith("[")) {
				throw misfit(value, allowed);
			}
			try {
				return list(JSON.readValue(json, List.class));
			}
			catch (JacksonException ex) {
				throw misfit(value, allowed);
			}
		}
		if (!(value instanceof List<?> items)) {
			throw misfit(value, allowed);
		}
		return new Several(items.stream()
			.filter(Objects::nonNull)
			.map((item) -> (item instanceof Map<?, ?> row) ? row(row, allowed) : scalar(item, allowed))
			.toList());
	}

	/** JSON's null is a value that isn't there. */
	private static Value row(Map<?, ?> row, String allowed) {
		Map<String, Value> cells = new LinkedHashMap<>();
		row.forEach((name, cell) -> {
			if (cell != null) {
				cells.put(String.valueOf(name), scalar(cell, allowed));
			}
		});
		return new Row(cells);
	}

	private static Value scalar(Object item, String allowed) {
		if (item instanceof LocalDate) {
			return new Day(date(item));
		}
		if (item instanceof LocalDateTime) {
			return new Moment(moment(item));
		}
		if (item instanceof Number) {
			return new Decimal(number(item, allowed));
		}
		if (item instanceof String || item instanceof Boolean) {
			return text(item);
		}
		throw misfit(item, allowed);
	}

	private static String text(Object value, String allowed) {
		if (value instanceof String text) {
			return text;
		}
		throw misfit(value, allowed);
	}

	private static <T> T parsed(Function<String, T> parser, Object value, String text, String allowed) {
		try {
			return parser.apply(text);
		}
		catch (NumberFormatException | DateTimeException ex) {
			throw misfit(value, allowed);
		}
	}

	private static IllegalArgumentException misfit(Object value, String allowed) {
		return new IllegalArgumentException("is %s; allowed is %s".formatted(described(value), allowed));
	}

	private static String described(Object value) {
		if (value instanceof String text) {
			return "the text '" + shortened(text) + "'";
		}
		boolean scalar = value instanceof Number || value instanceof Boolean || value instanceof LocalDate
				|| value instanceof LocalDateTime;
		return scalar ? shortened(value.toString()) : "a " + value.getClass().getSimpleName();
	}

	private static String shortened(String text) {
		String line = text.replaceAll("\\p{Cntrl}", " ");
		return (line.length() <= 40) ? line : line.substring(0, 40) + "…";
	}

}
