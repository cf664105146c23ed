package io.regain.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

import io.regain.Patience;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedDatabaseTests {

	@Test
	void startsAtTheSameTimeAreApartAndWhatAKilledOneLeftIsRemovedByTheNext() throws Exception {
		CompletableFuture<OtherJvm> starting = CompletableFuture.supplyAsync(OtherJvm::startAndKill);
		try (EmbeddedDatabase running = EmbeddedDatabase.start()) {
			OtherJvm killed = Patience.end("the other database's start", starting);
			assertThat(answers(killed.url(), killed.password())).as("its server lives on").isTrue();
			assertThat(answers(killed.url(), running.password())).isFalse();
			assertThat(killed.folder()).isDirectory();

			EmbeddedDatabase next = EmbeddedDatabase.start();
			assertThat(answers(killed.url(), killed.password())).isFalse();
			assertThat(killed.folder()).doesNotExist();
			assertThat(answers(running.url(""), running.password())).isTrue();
			assertThat(answers(next.url(""), next.password())).isTrue();

			next.close();
			assertThat(answers(next.url(""), next.password())).isFalse();
			assertThat(answers(running.url(""), running.password())).isTrue();
			assertThatExceptionOfType(IllegalArgumentException.class)
				.isThrownBy(() -> running.createSchema("shop; DROP DATABASE mysql"));
		}
	}

	private static boolean answers(String url, String password) {
		try (Connection connection = DriverManager.getConnection(url, MariaDbServer.USERNAME, password)) {
			return connection.isValid(5);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/** Another process that starts a database and tells where it is. */
	record OtherJvm(String url, String password, Path folder) {

		static OtherJvm startAndKill() {
			try {
				return start();
			}
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static OtherJvm start() throws IOException, InterruptedException {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-cp", System.getProperty("java.class.path"), OtherJvm.class.getName())
				.redirectError(Redirect.DISCARD)
				.start();
			try (BufferedReader output = process.inputReader()) {
				return new OtherJvm(output.readLine(), output.readLine(), Path.of(output.readLine()));
			}
			finally {
				process.destroyForcibly().waitFor();
			}
		}

		public static void main(String[] args) throws Exception {
			EmbeddedDatabase database = EmbeddedDatabase.start();
			try (Connection connection = DriverManager.getConnection(database.url(""), database.username(),
					database.password()); var result = connection.createStatement().executeQuery("SELECT @@datadir")) {
				result.next();
				// The test reads it from this process
				System.out.printf("%s%n%s%n%s%n", database.url(""), database.password(),
						Path.of(result.getString(1)).getParent());
				System.out.flush();
				System.in.read();
			}
		}

	}

}
