package io.regain.audience;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row of the company's database as texts, {@link BigDecimal numbers}, {@link LocalDate
 * dates} and {@link LocalDateTime moments} in UTC; a NULL is simply not there.
 */
final class Columns {

	private final List<Column> columns = new ArrayList<>();

	/** Looks at the columns once, for all rows of the result. */
	Columns(ResultSetMetaData meta) throws SQLException {
		for (int place = 1; place <= meta.getColumnCount(); place++) {
			this.columns.add(new Column(place, meta.getColumnLabel(place).toLowerCase(Locale.ROOT),
					ColumnKind.of(meta.getColumnType(place))));
		}
	}

	/** All rows that are left. */
	static List<Map<String, Object>> readAll(ResultSet rows) throws SQLException {
		Columns columns = new Columns(rows.getMetaData());
		List<Map<String, Object>> all = new ArrayList<>();
		while (rows.next()) {
			all.add(columns.read(rows));
		}
		return all;
	}

	/**
	 * By lower-case label, in the order of the row; of two columns with one label the
	 * first.
	 */
	Map<String, Object> read(ResultSet row) throws SQLException {
		Map<String, Object> values = new LinkedHashMap<>();
		for (Column column : this.columns) {
			Object value = column.read(row);
			if (value != null) {
				values.putIfAbsent(column.label(), value);
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

	private record Column(int place, String label, ColumnKind kind) {

		/**
		 * BOOLEAN is a number to MySQL; the driver would take TINYINT(1) and BIT for
		 * something else.
		 */
		@Nullable Object read(ResultSet row) throws SQLException {
			return switch (this.kind) {
				case DATE -> row.getObject(this.place, LocalDate.class);
				case DATETIME -> row.getObject(this.place, LocalDateTime.class);
				case NUMBER -> row.getBigDecimal(this.place);
				case TEXT -> row.getString(this.place);
			};
		}

	}

}
