package io.regain.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions that the server gives up by itself when nothing more is heard of them: the
 * locks of a process that was suspended in the middle of one must not keep the next from
 * taking its run over. MySQL has no time limit for idle transactions, but one for idle
 * sessions ({@code wait_timeout}); outside transactions the server's own applies.
 */
public class LedgerTransactions extends JdbcTransactionManager {

	/** Less than others wait for a lock: {@code innodb_lock_wait_timeout}, 50 s. */
	public static final Duration SILENCE = Duration.ofSeconds(20);

	private static final Logger logger = LoggerFactory.getLogger(LedgerTransactions.class);

	LedgerTransactions(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
			throws SQLException {
		super.prepareTransactionalConnection(connection, definition);
		execute(connection, "SET SESSION wait_timeout = " + SILENCE.toSeconds());
	}

	@Override
	protected void doCleanupAfterCompletion(Object transaction) {
		if (TransactionSynchronizationManager.getResource(obtainDataSource()) instanceof ConnectionHolder holder) {
			try {
				execute(holder.getConnection(), "SET SESSION wait_timeout = DEFAULT");
			}
			catch (SQLException ex) {
				// Of a connection that is gone; the transaction's own end has been told
				logger.debug("A connection could not be set back: {}", ex.toString());
			}
		}
		super.doCleanupAfterCompletion(transaction);
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
