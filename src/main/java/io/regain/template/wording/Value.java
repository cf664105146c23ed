package io.regain.template.wording;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Variable;
import io.regain.template.markdown.Markdown;

/** The value of a variable, known to be of the type that was declared. */
public sealed interface Value {

	/**
	 * Reads a value as it comes from a database or from JSON.
	 * @throws IllegalArgumentException if it is not of the variable's type; the text says
	 * what it is and what is allowed
	 */
	static Value of(Variable variable, Object value) {
		return ReadValue.of(variable, value);
	}

	/** What a template sees: a text, HTML, or a list or map of what it sees. */
	Object written(Wording wording);

	/**
	 * What conditions and plurals go by: the bare number, the date in ISO form, or the
	 * text with its marks.
	 */
	default Optional<Object> raw() {
		return Optional.empty();
	}

	/** Text that stays as it is. */
	record Text(String text) implements Value {

		@Override
		public Object written(Wording wording) {
			return this.text;
		}

	}

	/** Text with marks of how it is laid out. */
	record Marked(Markdown text) implements Value {

		@Override
		public Object written(Wording wording) {
			return wording.marked(this.text);
		}

		@Override
		public Optional<Object> raw() {
			return Optional.of(this.text.source());
		}

	}

	/** A number without a unit. */
	record Decimal(BigDecimal number) implements Value {

		@Override
		public Object written(Wording wording) {
			return wording.number(this.number);
		}

		@Override
		public Optional<Object> raw() {
			return Optional.of(this.number);
		}

	}

	/** An amount in a currency. */
	record Money(BigDecimal amount, String currency) implements Value {

		@Override
		public Object written(Wording wording) {
			return wording.money(this.amount, this.currency);
		}

		@Override
		public Optional<Object> raw() {
			return Optional.of(this.amount);
		}

	}

	/** A calendar day. */
	record Day(LocalDate date) implements Value {

		@Override
		public Object written(Wording wording) {
			return wording.date(this.date);
		}

		@Override
		public Optional<Object> raw() {
			return Optional.of(this.date.toString());
		}

	}

	/** A moment, in UTC. */
	record Moment(LocalDateTime utc) implements Value {

		@Override
		public Object written(Wording wording) {
			return wording.dateTime(this.utc);
		}

		@Override
		public Optional<Object> raw() {
			return Optional.of(this.utc.toInstant(ZoneOffset.UTC).toString());
		}

	}

	/** Named values that belong together. */
	record Row(Map<String, Value> cells) implements Value {

		@Override
		public Object written(Wording wording) {
			Map<String, Object> written = new LinkedHashMap<>();
			this.cells.forEach((name, cell) -> written.put(name, cell.written(wording)));
			return written;
		}

	}

	/** Several values in their order. */
	record Several(List<Value> items) implements Value {

		@Override
		public Object written(Wording wording) {
			return this.items.stream().map((item) -> item.written(wording)).toList();
		}

	}

}
