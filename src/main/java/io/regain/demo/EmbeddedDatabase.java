package io.regain.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A real MariaDB server in a process of its own, empty at each start, on a free port of
 * the loopback interface. Whoever starts it closes it: that stops the server and deletes
 * its data. If this JVM is killed before, the next start cleans up.
 */
public final class EmbeddedDatabase implements AutoCloseable {

	private final MariaDbServer server;

	private final Thread atExit = new Thread(this::stop, "stop-embedded-database");

	private EmbeddedDatabase(MariaDbServer server) {
		this.server = server;
	}

	/**
	 * Starts a server; takes a few seconds, and some more the first time, when it is
	 * unpacked into the user's cache.
	 * @throws IllegalStateException if it does not start, with the last lines it printed
	 */
	public static EmbeddedDatabase start() {
		EmbeddedDatabase database = new EmbeddedDatabase(MariaDbServer.launch(CacheFolder.ofUser()));
		Runtime.getRuntime().addShutdownHook(database.atExit);
		return database;
	}

	/** The JDBC URL of one schema; an empty name is the server without a schema. */
	public String url(String schema) {
		// The loopback interface needs no TLS, and its handshake would cost more than
		// most statements
		return "jdbc:mysql://127.0.0.1:%d/%s?sslMode=DISABLED".formatted(this.server.port(), schema);
	}

	public String username() {
		return MariaDbServer.USERNAME;
	}

	/** Another one at each start. */
	public String password() {
		return this.server.password();
	}

	/**
	 * Creates an empty schema in utf8mb4.
	 * @param name letters, digits and underscores
	 */
	public void createSchema(String name) {
		if (!name.matches("\\w{1,64}")) {
			throw new IllegalArgumentException("'%s' is not a schema's name".formatted(name));
		}
		try (Connection connection = DriverManager.getConnection(url(""), username(), password());
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE %s CHARACTER SET utf8mb4".formatted(name));
		}
		catch (SQLException ex) {
			throw new IllegalStateException("could not create the schema " + name, ex);
		}
	}

	@Override
	public void close() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.atExit);
		}
		catch (IllegalStateException ex) {
			// The JVM is going down already: the hook does the same
		}
		stop();
	}

	private void stop() {
		this.server.close();
	}

}
