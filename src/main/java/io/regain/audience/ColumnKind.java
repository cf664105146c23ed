package io.regain.audience;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.regain.audience.SegmentProbe.Complaint;
import io.regain.message.Variable;
import io.regain.message.VariableType;

/** What a column of the company's database yields, as far as its type tells. */
enum ColumnKind {

	TEXT(Set.of()), NUMBER(Set.of(VariableType.TEXT, VariableType.NUMBER, VariableType.MONEY)),
	DATE(Set.of(VariableType.TEXT, VariableType.DATE)), DATETIME(Set.of(VariableType.TEXT, VariableType.DATETIME));

	private static final Set<VariableType> TEXTS = Set.of(VariableType.TEXT, VariableType.MARKDOWN, VariableType.LIST);

	private final Set<VariableType> gives;

	ColumnKind(Set<VariableType> gives) {
		this.gives = gives;
	}

	/**
	 * @param type of {@link Types}
	 */
	static ColumnKind of(int type) {
		return switch (type) {
			case Types.DATE -> DATE;
			case Types.TIMESTAMP -> DATETIME;
			case Types.BIT, Types.BOOLEAN, Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL,
					Types.NUMERIC, Types.REAL, Types.FLOAT, Types.DOUBLE ->
				NUMBER;
			default -> TEXT;
		};
	}

	/** What speaks against taking the column for such a variable. */
	Optional<Complaint> complaint(String path, VariableType declared) {
		if (this != TEXT) {
			return this.gives.contains(declared) ? Optional.empty() : Optional.of(new Complaint(path,
					"the column is a %s, which can never be read as %s".formatted(id(), declared.id())));
		}
		// A list has no other form, and any text is one
		return TEXTS.contains(declared) ? Optional.empty() : Optional.of(new Complaint(path,
				"the column is a text; where a row's text is no %s, the message is refused".formatted(declared.id()),
				false));
	}

	/** A column of which nobody has said more. */
	Variable variable(String name) {
		return switch (this) {
			case TEXT -> new Variable(name, VariableType.TEXT, Optional.empty(), "…");
			case NUMBER -> new Variable(name, VariableType.NUMBER, Optional.empty(), BigDecimal.ONE);
			case DATE -> new Variable(name, VariableType.DATE, Optional.empty(), LocalDate.EPOCH);
			case DATETIME ->
				new Variable(name, VariableType.DATETIME, Optional.empty(), LocalDate.EPOCH.atStartOfDay());
		};
	}

	private String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
