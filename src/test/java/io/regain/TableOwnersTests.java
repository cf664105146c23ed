package io.regain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A table has exactly one room that writes it. */
class TableOwnersTests {

	private static final Path SOURCES = Path.of("src/main/java/io/regain");

	private static final Pattern WRITE = Pattern
		.compile("(?:INSERT INTO|REPLACE INTO|UPDATE|DELETE(?: \\w+)? FROM)\\s+(regain_\\w+)");

	private static final Pattern CREATED = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(regain_\\w+)");

	@Test
	void eachTableHasOneWriter() throws IOException {
		Map<String, Set<String>> writers = writers();
		assertThat(writers).allSatisfy((table, rooms) -> assertThat(rooms).as(table).hasSize(1));
		// Runs are written by Spring Data; recipients' deletion names its table as a
		// parameter
		Set<String> tables = tables();
		tables.remove("regain_run");
		assertThat(writers.keySet()).isEqualTo(tables);
	}

	private static Set<String> tables() throws IOException {
		Set<String> tables = new TreeSet<>();
		try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
			for (Path file : files.toList()) {
				tables.addAll(found(CREATED, Files.readString(file)));
			}
		}
		return tables;
	}

	private static Map<String, Set<String>> writers() throws IOException {
		Map<String, Set<String>> writers = new TreeMap<>();
		try (Stream<Path> files = Files.walk(SOURCES)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
				String room = SOURCES.relativize(file).getName(0).toString();
				found(WRITE, Files.readString(file))
					.forEach((table) -> writers.computeIfAbsent(table, (t) -> new TreeSet<>()).add(room));
			}
		}
		return writers;
	}

	private static Set<String> found(Pattern pattern, String text) {
		Set<String> found = new TreeSet<>();
		Matcher matcher = pattern.matcher(text);
		while (matcher.find()) {
			found.add(matcher.group(1));
		}
		return found;
	}

}
