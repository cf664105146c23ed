package io.regain.audience;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The company's own database, read through the views that it writes once and never
 * written.
 */
class CompanyDatabase implements AutoCloseable {

	/** MySQL and MariaDB: the view does not exist. */
	private static final int NOT_THERE = 1146;

	/**
	 * This account may not read it; an account with a few grants is told the same of a
	 * view that does not exist.
	 */
	private static final int MAY_NOT_READ = 1142;

	private final ReadOnlyDataSource dataSource;

	private final NamedParameterJdbcTemplate jdbc;

	private final Runnable closing;

	private CompanyDatabase(DataSource dataSource, Optional<String> where, Runnable closing) {
		this.dataSource = new ReadOnlyDataSource(dataSource, where);
		this.jdbc = new NamedParameterJdbcTemplate(this.dataSource);
		this.closing = closing;
	}

	/** With a pool of its own, which it closes. */
	static CompanyDatabase of(HikariDataSource pool) {
		return new CompanyDatabase(pool, Optional.of(pool.getJdbcUrl()), pool::close);
	}

	/** In the database that the ledger is in too. */
	static CompanyDatabase shared(DataSource ledger) {
		return new CompanyDatabase(ledger, Optional.empty(), () -> {
		});
	}

	ReadOnlyDataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * Whether the view is there for this account.
	 * @throws PermissionDeniedDataAccessException if it cannot be told whether there are
	 * consents: a forgotten grant must not look like customers who never said no
	 */
	boolean has(View view) {
		try {
			this.jdbc.getJdbcOperations().queryForList("SELECT 1 FROM " + view.table + " WHERE 1 = 0");
			return true;
		}
		catch (DataAccessException ex) {
			int code = (ex.getRootCause() instanceof SQLException cause) ? cause.getErrorCode() : 0;
			if (code == MAY_NOT_READ && view == View.CONSENT) {
				throw new PermissionDeniedDataAccessException("the account may not read " + view, ex);
			}
			if (code == NOT_THERE || code == MAY_NOT_READ) {
				return false;
			}
			throw ex;
		}
	}

	/** All rows that the view has of these customers. */
	List<Map<String, Object>> rows(View view, Collection<String> customerIds) {
		String sql = "SELECT * FROM %s WHERE %s IN (%s)".formatted(view.table, view.id,
				String.join(", ", Collections.nCopies(customerIds.size(), "?")));
		return this.jdbc.getJdbcOperations()
			.query(new SegmentQuery(sql, List.copyOf(customerIds))::prepare, Columns::readAll);
	}

	@Override
	public void close() {
		this.closing.run();
	}

	/** The one adapter between Regain and a company's own tables. */
	enum View {

		CUSTOMER("regain_customer", "id"), DEVICE("regain_device", "customer_id"),
		CONSENT("regain_consent", "customer_id");

		private final String table;

		private final String id;

		View(String table, String id) {
			this.table = table;
			this.id = id;
		}

		@Override
		public String toString() {
			return this.table;
		}

	}

}
