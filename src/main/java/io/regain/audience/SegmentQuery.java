package io.regain.audience;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.mysql.cj.jdbc.JdbcConnection;
import io.regain.campaign.Segment;

/**
 * A segment's SQL with the values of its parameters, in the order of its question marks.
 */
record SegmentQuery(String sql, List<Object> values) {

	/**
	 * @throws SegmentException if a parameter has no value, or one that SQL cannot take
	 */
	static SegmentQuery of(Segment segment, Map<String, ?> parameters) {
		Segment.Statement statement = segment.statement();
		List<Object> values = new ArrayList<>();
		for (String name : statement.parameters()) {
			Object value = parameters.get(name);
			if (value == null || value instanceof List) {
				throw new SegmentException(segment.id(), "the SQL asks for :%s, which is %s".formatted(name,
						(value == null) ? "not given" : "a list; allowed are texts, numbers, dates and moments"));
			}
			values.add(value);
		}
		return new SegmentQuery(statement.sql(), List.copyOf(values));
	}

	/**
	 * The same query as a part of another statement.
	 * @param statement with one {@code %s} for it; on a line of its own, since the query
	 * may end in a comment
	 */
	SegmentQuery within(String statement) {
		return new SegmentQuery(statement.replace("%s", this.sql), this.values);
	}

	/**
	 * By the driver, not by the server: with values in it, two {@code :run_date} of a
	 * query are one expression, as in SELECT and GROUP BY; and a FLOAT comes as it is
	 * written, not as the nearest DOUBLE.
	 */
	PreparedStatement prepare(Connection connection) throws SQLException {
		PreparedStatement statement = connection.unwrap(JdbcConnection.class)
			.clientPrepareStatement(this.sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
		try {
			for (int i = 0; i < this.values.size(); i++) {
				statement.setObject(i + 1, this.values.get(i));
			}
			return statement;
		}
		catch (SQLException ex) {
			// The pool does not know of it
			statement.close();
			throw ex;
		}
	}

}
