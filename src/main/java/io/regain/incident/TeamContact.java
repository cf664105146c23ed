package io.regain.incident;

import java.net.URI;
import java.util.Optional;

/**
 * How a team is told that a promise is due.
 *
 * @param email where a mail goes
 * @param phone a number in international form, where a text message goes
 * @param webhook takes a POST of JSON with the field {@code text}, as chat tools do
 */
public record TeamContact(Optional<String> email, Optional<String> phone, Optional<URI> webhook) {

	static final TeamContact NONE = new TeamContact(Optional.empty(), Optional.empty(), Optional.empty());

	/**
	 * Settings that are not given are bound as null, also where an Optional is wanted.
	 */
	public TeamContact {
		email = (email != null) ? email : Optional.empty();
		phone = (phone != null) ? phone : Optional.empty();
		webhook = (webhook != null) ? webhook : Optional.empty();
	}

}
