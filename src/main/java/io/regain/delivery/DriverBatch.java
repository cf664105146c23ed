package io.regain.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Collection;

import com.mysql.cj.jdbc.JdbcConnection;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;

/**
 * A statement for many rows, which the driver writes into one: the server would parse one
 * of thousands of question marks anew for each batch, and then take their values.
 */
public record DriverBatch(String sql) {

	public <T> void execute(JdbcTemplate jdbc, Collection<T> rows, ParameterizedPreparedStatementSetter<T> setter) {
		if (rows.isEmpty()) {
			return;
		}
		jdbc.execute(
				(Connection connection) -> connection.unwrap(JdbcConnection.class).clientPrepareStatement(this.sql),
				(PreparedStatement statement) -> {
					for (T row : rows) {
						setter.setValues(statement, row);
						statement.addBatch();
					}
					return statement.executeBatch();
				});
	}

}
