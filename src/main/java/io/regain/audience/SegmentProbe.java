package io.regain.audience;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.regain.campaign.Segment;
import io.regain.message.Variable;

/** Asks the company's database whether a segment's SQL would run, without running it. */
public class SegmentProbe {

	/** MySQL and MariaDB: "lacking privileges for underlying table". */
	private static final int MAY_NOT_EXPLAIN_VIEW = 1345;

	private final CompanyDatabase company;

	SegmentProbe(CompanyDatabase company) {
		this.company = company;
	}

	/**
	 * Whether the database answers at all.
	 * @throws CompanyAwayException if it does not, and is not the ledger's
	 */
	public boolean isReachable() {
		try (Connection connection = this.company.dataSource().getConnection()) {
			return connection.isValid(5);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * What templates can write of a customer: the columns of {@code regain_customer} but
	 * for addresses; empty if it cannot be seen.
	 */
	public Set<String> customerColumns() {
		try (Connection connection = this.company.dataSource().getConnection();
				PreparedStatement statement = connection.prepareStatement("SELECT * FROM regain_customer WHERE 1 = 0");
				ResultSet none = statement.executeQuery()) {
			Set<String> columns = new TreeSet<>(labels(none).keySet());
			columns.removeAll(Enrichment.ADDRESS_COLUMNS);
			return columns;
		}
		catch (SQLException | SegmentException ex) {
			return Set.of();
		}
	}

	/**
	 * What is wrong, each as a path in the segment's file and a sentence; empty if
	 * nothing is.
	 * @throws CompanyAwayException if it cannot be asked
	 */
	public List<Complaint> probe(Segment segment, Map<String, ?> parameters) {
		try (Connection connection = this.company.dataSource().getConnection()) {
			SegmentQuery query = SegmentQuery.of(segment, parameters);
			explain(connection, query);
			return complaints(segment, columns(connection, query));
		}
		catch (SQLException ex) {
			return List.of(new Complaint("sql", "the database says: " + SegmentException.said(ex)));
		}
		catch (CompanyAwayException ex) {
			throw ex;
		}
		catch (SegmentException ex) {
			return List.of(new Complaint("sql", ex.reason()));
		}
	}

	/**
	 * The columns of a segment that declares none, as variables: those whose names can be
	 * variables' names.
	 * @throws SegmentException if the database refuses the SQL, or it yields no
	 * customer_id
	 */
	public List<Variable> variables(Segment segment) {
		try (Connection connection = this.company.dataSource().getConnection()) {
			Map<String, Integer> columns = columns(connection, SegmentQuery.of(segment, Map.of()));
			if (columns.remove("customer_id") == null) {
				throw new SegmentException(segment.id(),
						"the SELECT yields %s; it must yield customer_id".formatted(columns.keySet()));
			}
			return columns.entrySet()
				.stream()
				.filter((column) -> Variable.isName(column.getKey()))
				.map((column) -> ColumnKind.of(column.getValue()).variable(column.getKey()))
				.toList();
		}
		catch (SQLException ex) {
			throw new SegmentException(segment.id(), "the database says: " + SegmentException.said(ex), ex);
		}
	}

	/**
	 * An account that sees views, but not the tables behind them, may run the SELECT all
	 * the same.
	 */
	private static void explain(Connection connection, SegmentQuery query) throws SQLException {
		try {
			execute(connection, query.within("EXPLAIN %s")).close();
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() != MAY_NOT_EXPLAIN_VIEW) {
				throw ex;
			}
		}
	}

	/** Its JDBC type by the label of a column. */
	private static Map<String, Integer> columns(Connection connection, SegmentQuery query) throws SQLException {
		try (ResultSet none = execute(connection, query.within("SELECT * FROM (%s\n) AS regain_segment LIMIT 0"))) {
			return labels(none);
		}
	}

	private static Map<String, Integer> labels(ResultSet rows) throws SQLException {
		Map<String, Integer> columns = new LinkedHashMap<>();
		ResultSetMetaData meta = rows.getMetaData();
		for (int column = 1; column <= meta.getColumnCount(); column++) {
			columns.putIfAbsent(meta.getColumnLabel(column).toLowerCase(Locale.ROOT), meta.getColumnType(column));
		}
		return columns;
	}

	private static List<Complaint> complaints(Segment segment, Map<String, Integer> columns) {
		List<Complaint> complaints = new ArrayList<>();
		if (!columns.containsKey("customer_id")) {
			complaints.add(new Complaint("sql",
					"the SELECT yields %s; it must yield customer_id".formatted(columns.keySet())));
		}
		List<Variable> declared = segment.variables();
		for (int i = 0; i < declared.size(); i++) {
			String name = declared.get(i).name();
			Integer yielded = columns.get(name);
			if (yielded == null) {
				complaints.add(new Complaint("variables[%d].name".formatted(i),
						"the SELECT yields no column '%s', only %s".formatted(name, columns.keySet())));
			}
			else {
				ColumnKind.of(yielded)
					.complaint("variables[%d].type".formatted(i), declared.get(i).type())
					.ifPresent(complaints::add);
			}
		}
		return complaints;
	}

	private static ResultSet execute(Connection connection, SegmentQuery query) throws SQLException {
		PreparedStatement statement = query.prepare(connection);
		try {
			statement.closeOnCompletion();
			statement.setQueryTimeout(10);
			return statement.executeQuery();
		}
		catch (SQLException ex) {
			statement.close();
			throw ex;
		}
	}

	/**
	 * @param path in the segment's file
	 * @param certain whether the segment cannot work so; otherwise it depends on its rows
	 */
	public record Complaint(String path, String message, boolean certain) {

		Complaint(String path, String message) {
			this(path, message, true);
		}

	}

}
