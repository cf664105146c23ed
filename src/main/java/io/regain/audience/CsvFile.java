package io.regain.audience;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

import io.regain.message.Problem;
import io.regain.message.Suggestions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * A list in a file: comma-separated (RFC 4180), UTF-8, the columns named in its first
 * line. It is read twice: nothing of it is used before all of it is known to be right.
 */
public final class CsvFile {

	private static final int AT_ONCE = 1_000;

	/** A file of the wrong kind is wrong in every line. */
	private static final int MOST_PROBLEMS = 20;

	private static final ObjectReader READER = CsvMapper.builder()
		.enable(CsvReadFeature.TRIM_SPACES, CsvReadFeature.SKIP_EMPTY_LINES)
		.build()
		.readerForMapOf(String.class)
		.with(CsvSchema.emptySchema().withHeader());

	private final Path file;

	CsvFile(Path file) {
		this.file = file;
	}

	/**
	 * Gives all rows, some at once.
	 * @param row makes something of one; an IllegalArgumentException says what is wrong
	 * @return how many there were
	 * @throws CsvException if the file cannot be read, or any row is wrong; then nothing
	 * was given
	 */
	<T> long read(Function<Map<String, String>, T> row, Consumer<Collection<T>> use) {
		if (!Files.isRegularFile(this.file)) {
			throw new CsvException(List.of(problem(0, "cannot be read: it is no file that can be read twice")));
		}
		List<Problem> problems = new ArrayList<>();
		each(problems, row, (made) -> {
		});
		requireNone(problems);
		List<T> batch = new ArrayList<>();
		long rows = each(problems, row, (made) -> {
			batch.add(made);
			if (batch.size() == AT_ONCE) {
				use.accept(batch);
				batch.clear();
			}
		});
		requireNone(problems);
		use.accept(batch);
		return rows;
	}

	/**
	 * All rows of a short list, each as texts by lower-case column.
	 * @param column that each needs
	 * @throws CsvException if the file cannot be read, or is no such list
	 */
	public static List<Map<String, String>> rows(Path file, String column) {
		List<Map<String, String>> rows = new ArrayList<>();
		new CsvFile(file).read((row) -> {
			if (row.getOrDefault(column, "").isBlank()) {
				throw new IllegalArgumentException(lacks(row, column));
			}
			return row;
		}, rows::addAll);
		return rows;
	}

	/** What to say of a row that lacks something, or of a file that lacks a column. */
	static String lacks(Map<String, String> row, String column) {
		if (row.containsKey(column)) {
			return "the %s is empty".formatted(column);
		}
		String separator = row.keySet().stream().anyMatch((name) -> name.contains(";") || name.contains("\t"))
				? "; are they separated by something else than commas? Only these are read" : "";
		return "there is no column '%s'%s; the columns are %s%s".formatted(column,
				Suggestions.didYouMean(column, row.keySet()), String.join(", ", row.keySet()), separator);
	}

	private static void requireNone(List<Problem> problems) {
		if (!problems.isEmpty()) {
			throw new CsvException(problems);
		}
	}

	private <T> long each(List<Problem> problems, Function<Map<String, String>, T> row, Consumer<T> use) {
		long rows = 0;
		try (InputStream in = Files.newInputStream(this.file);
				MappingIterator<Map<String, String>> lines = READER
					.readValues(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			while (problems.size() < MOST_PROBLEMS && lines.hasNextValue()) {
				Map<String, String> cells = named(lines.nextValue());
				rows++;
				try {
					use.accept(row.apply(cells));
				}
				catch (IllegalArgumentException ex) {
					problems.add(problem((int) rows + 1, String.valueOf(ex.getMessage())));
				}
			}
		}
		catch (JacksonException ex) {
			problems.add(problem(ex.getLocation().getLineNr(), ex.getOriginalMessage()));
		}
		catch (IOException ex) {
			problems.add(problem(0, "cannot be read: " + ex.getMessage()));
		}
		return rows;
	}

	/** Other tools write their columns' names in capitals, and some a byte order mark. */
	private static Map<String, String> named(Map<String, String> cells) {
		Map<String, String> named = new TreeMap<>();
		cells.forEach((name, cell) -> named.put(name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT), cell));
		return named;
	}

	private Problem problem(int line, String message) {
		return Problem.error(this.file.toString(), line, 0, "", message);
	}

}
