package io.regain.audience;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The company's own database, read through the views that it writes once and never
 * written.
 */
class CompanyDatabase implements AutoCloseable {

	/**
	 * MySQL and MariaDB: the view does not exist; or this account may not read it, which
	 * is also what an account with a few grants is told of a view that does not exist.
	 */
	private static final Set<Integer> NOT_THERE = Set.of(1146, 1142);

	private final ReadOnlyDataSource dataSource;

	private final NamedParameterJdbcTemplate jdbc;

	private final Runnable closing;

	private CompanyDatabase(DataSource dataSource, Runnable closing) {
		this.dataSource = new ReadOnlyDataSource(dataSource);
		this.jdbc = new NamedParameterJdbcTemplate(this.dataSource);
		this.closing = closing;
	}

	/** With a pool of its own, which it closes. */
	static CompanyDatabase of(HikariDataSource pool) {
		return new CompanyDatabase(pool, pool::close);
	}

	/** In the database that the ledger is in too. */
	static CompanyDatabase shared(DataSource ledger) {
		return new CompanyDatabase(ledger, () -> {
		});
	}

	ReadOnlyDataSource dataSource() {
		return this.dataSource;
	}

	boolean has(View view) {
		try {
			this.jdbc.getJdbcOperations().queryForList("SELECT 1 FROM " + view.table + " WHERE 1 = 0");
			return true;
		}
		catch (DataAccessException ex) {
			if (ex.getRootCause() instanceof SQLException cause && NOT_THERE.contains(cause.getErrorCode())) {
				return false;
			}
			throw ex;
		}
	}

	/** All rows that the view has of these customers. */
	List<Map<String, Object>> rows(View view, Collection<String> customerIds) {
		String sql = "SELECT * FROM %s WHERE %s IN (:ids)".formatted(view.table, view.id);
		return this.jdbc.query(sql, Map.of("ids", customerIds), (row, number) -> Columns.read(row));
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
