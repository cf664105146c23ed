package io.regain.satisfaction;

import java.util.Optional;

/**
 * What a customer was asked, and what they say.
 *
 * @param locale in which they were written to; may be empty
 * @param sender in whose name they were; may be empty
 * @param incident its title in their language
 * @param open whether an answer can still be given or changed
 */
public record Question(long number, String locale, String sender, String incident, boolean open, Optional<Score> score,
		Optional<String> comment) {
}
