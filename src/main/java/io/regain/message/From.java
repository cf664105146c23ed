package io.regain.message;

import java.util.Optional;

/**
 * In whose name an email is sent.
 *
 * @param name the display name, one line
 * @param email the address of the From header
 * @param replyTo where answers go, if elsewhere
 */
public record From(String name, EmailAddress email, Optional<EmailAddress> replyTo) {

	public From {
		if (name.isBlank() || name.chars().anyMatch((c) -> c < ' ' || c == 127)) {
			throw new IllegalArgumentException("the sender's name is blank or has a control character");
		}
	}

}
