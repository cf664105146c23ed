package io.regain.tracking;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Twilio's reports of what became of a text message. Verified before anything in them is
 * looked at, and before the database is asked; repeated and late ones change nothing.
 *
 * @see <a href=
 * "https://www.twilio.com/docs/messaging/guides/track-outbound-message-status"> Track the
 * message status of outbound messages</a>
 */
@Service
public class StatusCallbacks {

	private final ProviderSignatures signatures;

	private final ObjectProvider<Secret> secret;

	private final SharedCommit commit;

	StatusCallbacks(ProviderSignatures signatures, ObjectProvider<Secret> secret, SharedCommit commit) {
		this.signatures = signatures;
		this.secret = secret;
		this.commit = commit;
	}

	/**
	 * @param path of the request, as it was sent to {@code regain.public-url}
	 * @param form only read if the token is genuine
	 * @param signature the header {@code X-Twilio-Signature}
	 * @return whether it was genuine; then it is recorded
	 */
	public boolean receive(String token, String path, Supplier<Map<String, String>> form, String signature) {
		Optional<Long> id = Token.verify(this.secret.getObject(), Purpose.STATUS, token);
		if (id.isEmpty() || !this.signatures.isGenuine(path, form, signature)) {
			return false;
		}
		this.commit.record(StatusReport.of(id.get(), form.get()));
		return true;
	}

}
