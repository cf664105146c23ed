package io.regain.tracking.mailbox;

import java.util.Optional;

import io.regain.message.EmailAddress;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of answers to our mails.
 *
 * @param forwardTo the address of those who care for customers; empty: answers are only
 * kept
 */
@ConfigurationProperties("regain.replies")
record RepliesProperties(@DefaultValue("") String forwardTo) {

	RepliesProperties {
		try {
			address(forwardTo);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"regain.replies.forward-to is '%s'; allowed is an email address".formatted(forwardTo), ex);
		}
	}

	Optional<EmailAddress> receiver() {
		return address(this.forwardTo);
	}

	private static Optional<EmailAddress> address(String text) {
		return text.isBlank() ? Optional.empty() : Optional.of(new EmailAddress(text));
	}

}
