package io.regain.channel.push;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.google.auth.oauth2.ServiceAccountCredentials;
import io.regain.Patience;
import io.regain.channel.HttpAttempts;
import io.regain.channel.Outgoing;
import io.regain.message.Content;
import io.regain.message.DeviceToken;
import io.regain.message.EmailAddress;
import io.regain.message.From;

/** Senders and messages that several tests of this package need. */
final class PushFixtures {

	static final DeviceToken TO = new DeviceToken("fXq3:APA91b-device-token_1");

	/** How many are on the wire at once. */
	static final int CONCURRENCY = 10;

	private static final From FROM = new From("Lavka", new EmailAddress("hello@lavka.example"), Optional.empty());

	private PushFixtures() {
	}

	static PushSender sender(URI baseUrl, String project, Path credentials, Clock clock) {
		return sender(baseUrl, project, credentials, clock, Patience.LONG);
	}

	/**
	 * @param timeout for how long an answer is waited for
	 */
	static PushSender sender(URI baseUrl, String project, Path credentials, Clock clock, Duration timeout) {
		try (InputStream json = Files.newInputStream(credentials)) {
			ServiceAccountCredentials account = (ServiceAccountCredentials) ServiceAccountCredentials.fromStream(json)
				.createScoped(List.of("https://www.googleapis.com/auth/firebase.messaging"));
			return new PushSender(baseUrl.resolve("/v1/projects/" + project + "/messages:send"),
					new AccessTokens(account, clock), HttpAttempts.sharing(baseUrl, Patience.LONG, timeout, clock),
					CONCURRENCY);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Outgoing message(String reference) {
		return message(reference, "We are sorry.");
	}

	static Outgoing message(String reference, String body) {
		return new Outgoing(reference, "lapsed-90-days@2026-11-22", TO, new Content.Push("Your order is late", body),
				FROM, Optional.empty(), Optional.empty());
	}

}
