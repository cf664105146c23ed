package io.regain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.regain.demo.EmbeddedDatabase;

/**
 * A database server of one test's own, which goes away when it is told to, and comes back
 * at the same place with its data. On Linux, where a process's arguments can be seen.
 */
public final class FallibleDatabase implements AutoCloseable {

	private final EmbeddedDatabase database = EmbeddedDatabase.start();

	private final List<String> command;

	private final int port;

	private ProcessHandle process;

	private Optional<Socket> held = Optional.empty();

	public FallibleDatabase() {
		this.port = URI.create(this.database.url("").substring("jdbc:".length())).getPort();
		String argument = "--port=" + this.port;
		this.process = ProcessHandle.allProcesses()
			.filter((one) -> List.of(one.info().arguments().orElse(new String[0])).contains(argument))
			.findFirst()
			.orElseThrow();
		this.command = new ArrayList<>(List.of(this.process.info().command().orElseThrow()));
		Stream.of(this.process.info().arguments().orElseThrow())
			.filter((one) -> !one.startsWith("--init-file"))
			.forEach(this.command::add);
	}

	public TestDatabase.Schema schema() {
		this.database.createSchema("fallible");
		return new TestDatabase.Schema("fallible", this.database.url("fallible"), this.database.username(),
				this.database.password());
	}

	/** As an administrator would. */
	public void stop() {
		this.process.destroy();
		awaitEnd();
	}

	/** With SIGKILL. */
	public void kill() {
		this.process.destroyForcibly();
		awaitEnd();
	}

	/** Until it lets somebody in. */
	public void start() {
		try {
			letGo();
			this.process = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.toHandle();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Patience.await("the database is back").until(this::answers);
	}

	private void letGo() throws IOException {
		if (this.held.isPresent()) {
			this.held.get().close();
			this.held = Optional.empty();
		}
	}

	private boolean answers() {
		try (Connection connection = DriverManager.getConnection(this.database.url(""), this.database.username(),
				this.database.password())) {
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		try {
			kill();
			letGo();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.database.close();
		}
	}

	/** So that nobody else is given the port while the server is away. */
	private static Socket hold(int port) {
		try {
			Socket held = new Socket();
			held.setReuseAddress(true);
			held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return held;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void awaitEnd() {
		this.process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
		this.held = this.held.or(() -> Optional.of(hold(this.port)));
	}

}
