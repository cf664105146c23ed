package io.regain;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.regain.demo.EmbeddedDatabase;

import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The database of all tests in this JVM: an embedded MariaDB, or the server that the
 * system property {@code regain.test.database} or the environment variable
 * {@code REGAIN_TEST_DATABASE} names by its JDBC URL, as in
 * {@code jdbc:mysql://127.0.0.1:3307/?user=root}.
 */
public final class TestDatabase {

	private TestDatabase() {
	}

	/**
	 * A fresh, empty schema in utf8mb4, for one test class; gone when the JVM ends.
	 */
	public static Schema schema() {
		String name = "regain_test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
		return Holder.SERVER.createSchema(name);
	}

	/**
	 * How to reach one schema.
	 */
	public record Schema(String name, String url, String username, String password) {

		/**
		 * A small pool with the settings of production; never needs closing.
		 */
		public DataSource dataSource() {
			HikariConfig config = new HikariConfig();
			config.setJdbcUrl(this.url);
			config.setUsername(this.username);
			config.setPassword(this.password);
			config.setMinimumIdle(0);
			// The server has a limit, and there are many schemas
			config.setIdleTimeout(10_000);
			// As text: Hikari drops a Boolean without a word
			config.addDataSourceProperty("rewriteBatchedStatements", "true");
			return new HikariDataSource(config);
		}

	}

	private interface Server {

		Schema createSchema(String name);

	}

	private static final class Holder {

		static final Server SERVER = Optional.ofNullable(System.getProperty("regain.test.database"))
			.or(() -> Optional.ofNullable(System.getenv("REGAIN_TEST_DATABASE")))
			.filter((url) -> !url.isBlank())
			.map(TestDatabase::running)
			.orElseGet(TestDatabase::embedded);

	}

	private static Server embedded() {
		EmbeddedDatabase database = EmbeddedDatabase.start();
		return (name) -> {
			database.createSchema(name);
			return new Schema(name, database.url(name), database.username(), database.password());
		};
	}

	private static Server running(String url) {
		UriComponents parts = UriComponentsBuilder.fromUriString(url.substring("jdbc:".length())).build();
		String username = Optional.ofNullable(parts.getQueryParams().getFirst("user")).orElse("root");
		String password = Optional.ofNullable(parts.getQueryParams().getFirst("password")).orElse("");
		return (name) -> {
			execute(url, "CREATE DATABASE %s CHARACTER SET utf8mb4".formatted(name));
			Runtime.getRuntime()
				.addShutdownHook(new Thread(() -> execute(url, "DROP DATABASE IF EXISTS " + name), "drop-" + name));
			String schemaUrl = UriComponentsBuilder.fromUriString(parts.toUriString())
				.replacePath("/" + name)
				.replaceQueryParam("user")
				.replaceQueryParam("password")
				.build()
				.toUriString();
			return new Schema(name, "jdbc:" + schemaUrl, username, password);
		};
	}

	private static void execute(String url, String sql) {
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("the test database refused: " + sql, ex);
		}
	}

}
