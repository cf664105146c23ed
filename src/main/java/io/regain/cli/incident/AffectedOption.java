package io.regain.cli.incident;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.regain.audience.CsvFile;
import io.regain.cli.CommandException;
import io.regain.cli.Exit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who is affected: one of three ways to say it. */
class AffectedOption {

	@Option(names = "--affected", paramLabel = "SEGMENT", description = "The customers of a segment, as it is now.")
	private @Nullable String segment;

	@Option(names = "--affected-sql", paramLabel = "FILE",
			description = "A SELECT that yields customer_id; other columns are facts for the messages.")
	private @Nullable Path sql;

	@Option(names = "--affected-csv", paramLabel = "FILE",
			description = "A list with the column customer_id; other columns are facts for the messages.")
	private @Nullable Path csv;

	/** As the API takes it. */
	Map<String, Object> body() {
		if (this.segment != null) {
			return Map.of("segment", this.segment);
		}
		if (this.sql != null) {
			return Map.of("sql", read(this.sql));
		}
		return Map.of("customers", CsvFile.rows(Optional.ofNullable(this.csv).orElseThrow(), "customer_id"));
	}

	static String read(Path file) {
		try {
			return file.toString().equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
					: Files.readString(file);
		}
		catch (NoSuchFileException ex) {
			throw new CommandException(Exit.INVALID, "There is no file %s.".formatted(file));
		}
		catch (IOException ex) {
			throw new CommandException(Exit.INVALID, "%s cannot be read: %s".formatted(file, ex.getMessage()));
		}
	}

}
