package io.regain.audience;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections on which the server itself refuses to write; the pool takes the mark off
 * again.
 */
class ReadOnlyDataSource extends DelegatingDataSource {

	ReadOnlyDataSource(DataSource target) {
		super(target);
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		try {
			connection.setReadOnly(true);
			return connection;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	/**
	 * Ends a connection in the middle of a streamed result. Closing it would first read
	 * all that is left, and the driver cancels nothing once the first row has come.
	 */
	void abandon(Connection connection) throws SQLException {
		connection.abort(Runnable::run);
		if (isWrapperFor(HikariDataSource.class)) {
			unwrap(HikariDataSource.class).evictConnection(connection);
		}
	}

}
