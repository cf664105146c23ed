package io.regain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.regain.demo.EmbeddedDatabase;
import org.awaitility.Awaitility;

/**
 * A database server of one test's own, which goes away when it is told to, and comes back
 * at the same place with its data. On Linux, where a process's arguments can be seen.
 */
public final class FallibleDatabase implements AutoCloseable {

	private final EmbeddedDatabase database = EmbeddedDatabase.start();

	private final List<String> command;

	private ProcessHandle process;

	public FallibleDatabase() {
		String port = "--port=" + this.database.url("").replaceAll("^.*:(\\d+)/.*$", "$1");
		this.process = ProcessHandle.allProcesses()
			.filter((
					one) -> one.info().arguments().filter((arguments) -> List.of(arguments).contains(port)).isPresent())
			.findFirst()
			.orElseThrow();
		this.command = new ArrayList<>(List.of(this.process.info().command().orElseThrow()));
		Stream.of(this.process.info().arguments().orElseThrow())
			.filter((argument) -> !argument.startsWith("--init-file"))
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
			this.process = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.toHandle();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Awaitility.await("the database to start again").atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> {
			DriverManager.getConnection(this.database.url(""), this.database.username(), this.database.password())
				.close();
			return true;
		});
	}

	@Override
	public void close() {
		kill();
		this.database.close();
	}

	private void awaitEnd() {
		this.process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
	}

}
