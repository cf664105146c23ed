package io.regain.tracking.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Reads the files of phrases beside this class. A section begins with {@code [kind]
 * title}; each line below it is one regular expression, found anywhere; {@code !} begins
 * one that takes the section back; {@code code ::} or {@code command ::} before one binds
 * it to a reply. Expressions are bounded and, but for the escapes, in small letters, for
 * they meet small letters only.
 */
final class PhraseBook {

	/**
	 * @param kind what is in the brackets
	 * @param title what is behind them
	 */
	record Section(String kind, String title, Pattern phrases, Pattern exceptions, List<Bound> bound) {

		boolean finds(String text) {
			return this.phrases.matcher(text).find() && !this.exceptions.matcher(text).find();
		}

	}

	/** A phrase that counts only beside this status, reply code or command. */
	record Bound(String to, Pattern phrase) {
	}

	private final List<Section> sections;

	private PhraseBook(List<Section> sections) {
		this.sections = List.copyOf(sections);
	}

	static PhraseBook named(String name) {
		return new PhraseBook(lines(name).stream().collect(Collecting::new, Collecting::line, (a, b) -> {
			throw new IllegalStateException("phrases are read in their order");
		}).sections());
	}

	static List<String> lines(String name) {
		try (InputStream file = Objects.requireNonNull(PhraseBook.class.getResourceAsStream(name), name)) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
				.map(String::strip)
				.filter((line) -> !line.isEmpty() && !line.startsWith("# "))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(name, ex);
		}
	}

	List<Section> sections() {
		return this.sections;
	}

	/** The section of this kind, of which there is one. */
	Section section(String kind) {
		return this.sections.stream().filter((section) -> section.kind().equals(kind)).findFirst().orElseThrow();
	}

	private static final class Collecting {

		private final List<Section> sections = new ArrayList<>();

		private final List<String> phrases = new ArrayList<>();

		private final List<String> exceptions = new ArrayList<>();

		private final List<Bound> bound = new ArrayList<>();

		private String heading = "";

		void line(String line) {
			int binds = line.indexOf(" :: ");
			if (line.startsWith("[") && line.contains("] ")) {
				close();
				this.heading = line;
			}
			else if (line.startsWith("!")) {
				this.exceptions.add(line.substring(1).strip());
			}
			else if (binds > 0) {
				this.bound.add(new Bound(line.substring(0, binds), Pattern.compile(line.substring(binds + 4))));
			}
			else {
				this.phrases.add(line);
			}
		}

		List<Section> sections() {
			close();
			return this.sections;
		}

		private void close() {
			if (!this.heading.isEmpty()) {
				int end = this.heading.indexOf("] ");
				this.sections.add(new Section(this.heading.substring(1, end), this.heading.substring(end + 2),
						any(this.phrases), any(this.exceptions), List.copyOf(this.bound)));
			}
			this.phrases.clear();
			this.exceptions.clear();
			this.bound.clear();
		}

		/** Of no phrases, the expression that finds nothing. */
		private static Pattern any(List<String> phrases) {
			return Pattern.compile(phrases.isEmpty() ? "(?!)" : "(?:" + String.join(")|(?:", phrases) + ")",
					Pattern.MULTILINE);
		}

	}

}
