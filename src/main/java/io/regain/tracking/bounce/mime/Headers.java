package io.regain.tracking.bounce.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields of a header, or of a block that is written like one, in their order;
 * unfolded, in bytes as chars. A line that is no field is passed over.
 */
public final class Headers {

	public static final Headers NONE = new Headers(List.of());

	private static final int MOST_FIELDS = 5_000;

	private static final int LONGEST_VALUE = 100_000;

	private record Field(String name, String value) {
	}

	private final List<Field> fields;

	private Headers(List<Field> fields) {
		this.fields = fields;
	}

	/**
	 * @param block lines that end with LF, without the blank line after the header
	 */
	public static Headers of(String block) {
		List<Field> fields = new ArrayList<>();
		String name = "";
		StringBuilder value = new StringBuilder();
		for (String line : (Iterable<String>) block.lines()::iterator) {
			int colon = colon(line);
			if (colon > 0 && fields.size() < MOST_FIELDS) {
				add(fields, name, value);
				name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
				value.setLength(0);
				value.append(line, colon + 1, Math.min(line.length(), colon + 1 + LONGEST_VALUE));
			}
			else if (value.length() + line.length() < LONGEST_VALUE) {
				value.append(' ').append(line.strip());
			}
		}
		add(fields, name, value);
		return new Headers(List.copyOf(fields));
	}

	private static void add(List<Field> fields, String name, CharSequence value) {
		if (!name.isEmpty()) {
			fields.add(new Field(name, value.toString().strip()));
		}
	}

	/**
	 * @return where the name of a field ends, or -1 if the line begins none
	 */
	static int colon(String line) {
		for (int i = 0; i < line.length() && i < 100; i++) {
			char c = line.charAt(i);
			if (c == ':') {
				return i == 0 ? -1 : i;
			}
			if (c <= ' '
					&& (i == 0 || !line.substring(i, Math.min(line.length(), i + 20)).stripLeading().startsWith(":"))) {
				return -1;
			}
			if (c >= 127 || c == '<' || c == '@' || c == '"') {
				return -1;
			}
		}
		return -1;
	}

	public boolean isEmpty() {
		return this.fields.isEmpty();
	}

	/** True also for a field without a value. */
	public boolean has(String name) {
		return all(name).findAny().isPresent();
	}

	public boolean hasAny(String... names) {
		return Arrays.stream(names).anyMatch(this::has);
	}

	/**
	 * @return the values of all fields of these names: by name, then by their order
	 */
	public List<String> values(String... names) {
		return Arrays.stream(names).flatMap(this::all).toList();
	}

	/**
	 * @return the first value of the first of these names that has one, or empty text
	 */
	public String value(String... names) {
		return Arrays.stream(names).flatMap(this::all).filter((value) -> !value.isEmpty()).findFirst().orElse("");
	}

	/** Like {@link #value}, with encoded words (RFC 2047) as text. */
	public String text(String... names) {
		return EncodedWords.decode(value(names));
	}

	/**
	 * @return the fields whose names begin so
	 */
	public boolean hasPrefix(String prefix) {
		return this.fields.stream().anyMatch((field) -> field.name().startsWith(prefix.toLowerCase(Locale.ROOT)));
	}

	/** These, and those of the others that are missing here. */
	public Headers orElse(Headers others) {
		return new Headers(
				Stream.concat(this.fields.stream(), others.fields.stream().filter((field) -> !has(field.name())))
					.toList());
	}

	/** These, and after them the others. */
	public Headers and(Headers others) {
		return new Headers(Stream.concat(this.fields.stream(), others.fields.stream()).toList());
	}

	public Optional<String> parameter(String name, String of) {
		return Parameters.of(value(name), of);
	}

	private Stream<String> all(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return this.fields.stream().filter((field) -> field.name().equals(lower)).map(Field::value);
	}

}
