package io.regain.demo.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import org.springframework.dao.DataAccessResourceFailureException;

/** Writes rows in batches, which the driver makes statements of many rows. */
final class DatabaseRows implements Rows, AutoCloseable {

	private static final int BATCH = 2_000;

	private final Connection connection;

	private final List<Batch> batches = new ArrayList<>();

	DatabaseRows(DataSource dataSource) {
		try {
			this.connection = dataSource.getConnection();
			this.connection.setAutoCommit(false);
			for (Table table : Table.values()) {
				this.batches.add(new Batch(this.connection.prepareStatement(table.insert())));
			}
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void add(Table table, List<Object> values) {
		try {
			this.batches.get(table.ordinal()).add(values);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void close() {
		try (this.connection) {
			for (Batch batch : this.batches) {
				batch.write();
			}
			this.connection.setAutoCommit(true);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	private static DataAccessResourceFailureException failed(SQLException cause) {
		return new DataAccessResourceFailureException("the shop could not be written", cause);
	}

	private static final class Batch {

		private final PreparedStatement statement;

		private int size;

		Batch(PreparedStatement statement) {
			this.statement = statement;
		}

		void add(List<Object> values) throws SQLException {
			for (int i = 0; i < values.size(); i++) {
				Object value = values.get(i);
				this.statement.setObject(i + 1, (value instanceof Optional<?> maybe) ? maybe.orElse(null) : value);
			}
			this.statement.addBatch();
			if (++this.size == BATCH) {
				write();
			}
		}

		void write() throws SQLException {
			this.statement.executeBatch();
			this.statement.getConnection().commit();
			this.size = 0;
		}

	}

}
