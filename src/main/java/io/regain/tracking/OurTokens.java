package io.regain.tracking;

import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whether a token was made here, for who turns away all others before anything is done
 * for them. Says nothing of whether its message is still there: nobody is asked.
 */
@Component
public class OurTokens {

	private final ObjectProvider<Secret> secret;

	OurTokens(ObjectProvider<Secret> secret) {
		this.secret = secret;
	}

	public boolean isOurs(Purpose purpose, String token) {
		Secret ours = this.secret.getObject();
		return (purpose == Purpose.CLICK) ? Token.verifyClick(ours, token).isPresent()
				: Token.verify(ours, purpose, token).isPresent();
	}

}
