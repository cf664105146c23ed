package io.regain.audience;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.regain.campaign.Segment;
import io.regain.message.Variable;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/** Asks the company's database whether a segment's SQL would run, without running it. */
public class SegmentProbe {

	private final CompanyDatabase company;

	SegmentProbe(CompanyDatabase company) {
		this.company = company;
	}

	/** Whether the database answers at all. */
	public boolean isReachable() {
		try (Connection connection = this.company.dataSource().getConnection()) {
			return connection.isValid(5);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * What is wrong, each as a path in the segment's file and a sentence; empty if
	 * nothing is.
	 */
	public List<Complaint> probe(Segment segment, Map<String, ?> parameters) {
		try (Connection connection = this.company.dataSource().getConnection()) {
			execute(connection, "EXPLAIN " + segment.sql(), parameters).close();
			return columns(segment, connection, parameters);
		}
		catch (SQLException ex) {
			return List.of(new Complaint("sql", "the database says: " + ex.getMessage()));
		}
	}

	private List<Complaint> columns(Segment segment, Connection connection, Map<String, ?> parameters)
			throws SQLException {
		Set<String> columns = new LinkedHashSet<>();
		try (ResultSet none = execute(connection,
				"SELECT * FROM (%s\n) AS regain_segment LIMIT 0".formatted(segment.sql()), parameters)) {
			ResultSetMetaData meta = none.getMetaData();
			for (int column = 1; column <= meta.getColumnCount(); column++) {
				columns.add(meta.getColumnLabel(column).toLowerCase(Locale.ROOT));
			}
		}
		List<Complaint> complaints = new ArrayList<>();
		if (!columns.contains("customer_id")) {
			complaints.add(new Complaint("sql", "the SELECT yields %s; it must yield customer_id".formatted(columns)));
		}
		List<Variable> declared = segment.variables();
		for (int i = 0; i < declared.size(); i++) {
			if (!columns.contains(declared.get(i).name())) {
				complaints.add(new Complaint("variables[%d].name".formatted(i),
						"the SELECT yields no column '%s', only %s".formatted(declared.get(i).name(), columns)));
			}
		}
		return complaints;
	}

	private static ResultSet execute(Connection connection, String sql, Map<String, ?> parameters) throws SQLException {
		var parsed = NamedParameterUtils.parseSqlStatement(sql);
		var source = new MapSqlParameterSource(parameters);
		PreparedStatement statement = connection
			.prepareStatement(NamedParameterUtils.substituteNamedParameters(parsed, source));
		statement.closeOnCompletion();
		statement.setQueryTimeout(10);
		Object[] values = NamedParameterUtils.buildValueArray(parsed, source, null);
		for (int i = 0; i < values.length; i++) {
			statement.setObject(i + 1, values[i]);
		}
		return statement.executeQuery();
	}

	/**
	 * @param path in the segment's file
	 */
	public record Complaint(String path, String message) {
	}

}
