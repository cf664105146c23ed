package io.regain.campaign;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.regain.message.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shipped campaigns, broken at random. Whatever comes out is either read to the last
 * value or complained about at a place. The same ones each time; others with
 * {@code -Dregain.seed=…}, more with {@code -Dregain.mutants=…}.
 */
class MutationTests {

	private static final int MUTANTS = Integer.getInteger("regain.mutants", 3000);

	private final long seed = Long.getLong("regain.seed", 4711);

	private final Random random = new Random(this.seed);

	@Test
	void everyMutantIsReadOrComplainedAbout() {
		// So that a failure can be repeated
		System.out.println("MutationTests: -Dregain.seed=" + this.seed);
		Catalogue shipped = Catalogue.read(Path.of(""));
		List<String> ids = List.copyOf(shipped.ids());
		int complaints = 0;
		for (int i = 0; i < MUTANTS; i++) {
			String id = ids.get(this.random.nextInt(ids.size()));
			List<Source> sources = new ArrayList<>(shipped.sources(id));
			int chosen = this.random.nextInt(sources.size());
			Source source = sources.get(chosen);
			sources.set(chosen, new Source(source.file(), mutant(source.text())));
			complaints += check(id, sources, chosen) ? 0 : 1;
		}
		assertThat(complaints).as("mutants that were noticed").isGreaterThan(MUTANTS / 3);
	}

	private boolean check(String id, List<Source> sources, int chosen) {
		String mutant = sources.get(chosen).text();
		try {
			Catalogue catalogue = Catalogue.of(sources);
			List<Problem> errors = catalogue.problems().stream().filter(Problem::isError).toList();
			assertThat(catalogue.campaign(id).isPresent()).as("%s\n%s", errors, mutant).isEqualTo(errors.isEmpty());
			errors.forEach((problem) -> checkPlace(problem, sources));
			assertThat(catalogue.outlines(id)).as("%s\n%s", errors, mutant)
				.hasSize(1)
				.noneMatch((outline) -> errors.isEmpty() && outline.terms().isEmpty());
			return errors.isEmpty();
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new AssertionError("seed %d:\n%s".formatted(this.seed, mutant), ex);
		}
	}

	private static void checkPlace(Problem problem, List<Source> sources) {
		String text = sources.stream()
			.filter((source) -> source.file().equals(problem.file()))
			.map(Source::text)
			.findFirst()
			.orElseThrow();
		assertThat(problem.line()).as("%s\n%s", problem, text).isBetween(1, text.split("\\R", -1).length);
		assertThat(problem.column()).as("%s\n%s", problem, text).isPositive();
		assertThat(problem.message()).isNotBlank().doesNotContain("\n", "Exception");
	}

	private String mutant(String text) {
		String mutant = text;
		for (int i = 0; i <= this.random.nextInt(3); i++) {
			mutant = mutateOnce(mutant);
		}
		return mutant;
	}

	private String mutateOnce(String text) {
		List<String> lines = new ArrayList<>(text.lines().toList());
		if (lines.size() < 2) {
			return text + "x: y\n";
		}
		int line = this.random.nextInt(lines.size());
		int from = this.random.nextInt(text.length());
		switch (this.random.nextInt(10)) {
			case 0 -> lines.remove(line);
			case 1 -> lines.add(line, lines.get(this.random.nextInt(lines.size())));
			case 2 -> lines.set(line, " ".repeat(this.random.nextInt(3)) + lines.get(line).strip());
			case 3 -> lines.set(line, lines.get(line).replaceFirst(":.*", ": " + value()));
			case 4 -> lines.set(line, lines.get(line).replaceFirst("[a-z](?=[a-z-]*:)", letter()));
			case 5 -> lines.set(line, lines.get(line).replaceFirst("(?<=: ).*", value()));
			case 6 -> {
				return text.substring(0, from);
			}
			case 7 -> {
				return text.substring(0, from) + symbols() + text.substring(from);
			}
			case 8 -> {
				return text.substring(0, from) + text.substring(Math.min(text.length(), from + this.random.nextInt(6)));
			}
			default -> {
				return text.substring(0, from) + bytes() + text.substring(from);
			}
		}
		return String.join("\n", lines) + "\n";
	}

	private String value() {
		return pick("5", "\"5\"", "-1", "1e999999999", "true", "null", "[]", "{}", "[[[[]]]]", "[a, a]", "{ a: b }",
				"''", "+14d", "2026-02-30", "2026-11-22T10:00Z", "*a", "&a b", "!!int 7", "|", ">-", "'", "текст",
				"0x1F", ".nan", "200/s", "50%", "9..1", "99999999999999999999", "{ type: money, value: 3 }",
				"\"\\u0000\"", "<<", "? x", "x".repeat(300));
	}

	private String symbols() {
		return pick(":", ": ", "'", "\"", "{", "}", "[", "]", ",", "#", " #", "\t", "\n", "\r", "|", "&", "*", "!", "%",
				"@", "`", "-", "---\n", "...\n", "?", ";", "/*", "\uFEFF", "\u2028", "\u0085", "😀", "\uD800", "\u0000",
				"[".repeat(50), "{a: ".repeat(50), "- ".repeat(50));
	}

	private String bytes() {
		byte[] bytes = new byte[1 + this.random.nextInt(8)];
		this.random.nextBytes(bytes);
		return new String(bytes, this.random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
	}

	private String letter() {
		return String.valueOf((char) ('a' + this.random.nextInt(26)));
	}

	private String pick(String... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

}
