package io.regain.audience;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row of the company's database as texts, {@link BigDecimal numbers}, {@link LocalDate
 * dates} and {@link LocalDateTime moments} in UTC; a NULL is simply not there.
 */
final class Columns {

	private Columns() {
	}

	/**
	 * By lower-case label, in the order of the row; of two columns with one label the
	 * first.
	 */
	static Map<String, Object> read(ResultSet row) throws SQLException {
		ResultSetMetaData meta = row.getMetaData();
		Map<String, Object> values = new LinkedHashMap<>();
		for (int column = 1; column <= meta.getColumnCount(); column++) {
			Object value = read(row, column, meta.getColumnType(column));
			if (value != null) {
				values.putIfAbsent(meta.getColumnLabel(column).toLowerCase(Locale.ROOT), value);
			}
		}
		return values;
	}

	static String text(Object value) {
		return (value instanceof BigDecimal number) ? number.toPlainString() : value.toString();
	}

	/** Empty for a NULL. */
	static String text(Map<String, Object> row, String column) {
		return text(row.getOrDefault(column, ""));
	}

	/** What orders rows by time; a date is its beginning, anything else is long ago. */
	static LocalDateTime moment(@Nullable Object value) {
		if (value instanceof LocalDate date) {
			return date.atStartOfDay();
		}
		return (value instanceof LocalDateTime moment) ? moment : LocalDateTime.MIN;
	}

	/**
	 * BOOLEAN is a number to MySQL; the driver would take TINYINT(1) and BIT for
	 * something else.
	 */
	private static @Nullable Object read(ResultSet row, int column, int type) throws SQLException {
		return switch (ColumnKind.of(type)) {
			case DATE -> row.getObject(column, LocalDate.class);
			case DATETIME -> row.getObject(column, LocalDateTime.class);
			case NUMBER -> row.getBigDecimal(column);
			case TEXT -> row.getString(column);
		};
	}

}
