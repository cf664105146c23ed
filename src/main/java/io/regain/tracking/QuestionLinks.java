package io.regain.tracking;

import java.net.URI;
import java.util.Optional;

import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the links by which a customer answers a question, and reads them. */
@Component
public class QuestionLinks {

	private final ObjectProvider<Secret> secret;

	private final TrackingProperties properties;

	QuestionLinks(ObjectProvider<Secret> secret, TrackingProperties properties) {
		this.secret = secret;
		this.properties = properties;
	}

	/** Not without {@code regain.public-url}. */
	public boolean canBeMade() {
		return this.properties.url("/").isPresent();
	}

	/**
	 * Where a question is answered; a slash and an answer behind it choose that answer.
	 * @param question its number
	 */
	public Optional<URI> of(long question) {
		return this.properties.url("/csat/" + Token.of(this.secret.getObject(), Purpose.QUESTION, question));
	}

	/** The question's number, if the token is ours. */
	public Optional<Long> question(String token) {
		return Token.verify(this.secret.getObject(), Purpose.QUESTION, token);
	}

}
