package io.regain.incident;

/**
 * Who does something: for the audit log.
 *
 * @param name as the token or the command line names them, up to 64 characters
 * @param role what they may do, as {@code support-lead}
 */
public record Person(String name, String role) {

	private static final int MAX_NAME = 64;

	public Person {
		if (name.isBlank() || name.length() > MAX_NAME) {
			throw new IllegalArgumentException("a person's name has 1 to %d characters".formatted(MAX_NAME));
		}
	}

	/** What Regain does by itself, as it was told to. */
	static Person regain() {
		return new Person("regain", "system");
	}

}
