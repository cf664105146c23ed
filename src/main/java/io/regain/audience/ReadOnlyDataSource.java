package io.regain.audience;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections on which the server itself refuses to write; the pool takes the mark off
 * again.
 */
class ReadOnlyDataSource extends DelegatingDataSource {

	private final Optional<String> where;

	/**
	 * @param where the JDBC URL of one that is not the ledger's, too
	 */
	ReadOnlyDataSource(DataSource target, Optional<String> where) {
		super(target);
		this.where = where;
	}

	/**
	 * @throws CompanyAwayException if there is none to be had
	 */
	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = open();
		try {
			connection.setReadOnly(true);
			return connection;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	private Connection open() throws SQLException {
		try {
			return super.getConnection();
		}
		catch (SQLException ex) {
			if (this.where.isPresent()) {
				throw new CompanyAwayException(this.where.get(), ex);
			}
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
