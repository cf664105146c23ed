package io.regain.channel.sms;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at Twilio. Without any of the first four there is no SMS channel.
 *
 * @param accountSid {@code AC…}
 * @param authToken the secret that requests are made with and callbacks are signed with
 * @param from the number or sender id that sends, if no messaging service does
 * @param messagingServiceSid {@code MG…}, if no fixed sender does
 * @param baseUrl another host with the same interface; paths are appended
 * @param connectTimeout for reaching Twilio
 * @param timeout for a whole request; shorter than Twilio takes puts messages in doubt
 * @param concurrency how many messages are on the wire at once, each over a connection of
 * its own
 */
@ConfigurationProperties("regain.sms.twilio")
record TwilioProperties(@DefaultValue("") String accountSid, @DefaultValue("") String authToken,
		@DefaultValue("") String from, @DefaultValue("") String messagingServiceSid,
		@DefaultValue("https://api.twilio.com") URI baseUrl, @DefaultValue("10s") Duration connectTimeout,
		@DefaultValue("30s") Duration timeout, @DefaultValue("20") int concurrency) {

	private static final String PREFIX = "regain.sms.twilio.";

	TwilioProperties {
		List<String> problems = new ArrayList<>();
		if (Stream.of(accountSid, authToken, from, messagingServiceSid).anyMatch((value) -> !value.isBlank())) {
			if (!accountSid.startsWith("AC")) {
				problems.add("account-sid must be the account's SID, AC…");
			}
			if (authToken.isBlank()) {
				problems.add("auth-token must be the account's auth token");
			}
			if (from.isBlank() == messagingServiceSid.isBlank()) {
				problems.add("from (a number of yours, as in +15005550006, or a sender id) or messaging-service-sid "
						+ "(MG…): exactly one of them must be set");
			}
			if (!messagingServiceSid.isBlank() && !messagingServiceSid.startsWith("MG")) {
				problems.add("messaging-service-sid must be a messaging service's SID, MG…");
			}
		}
		if (!"http".equals(baseUrl.getScheme()) && !"https".equals(baseUrl.getScheme())) {
			problems.add("base-url must be an http or https URL, as in https://api.twilio.com");
		}
		if (connectTimeout.toMillis() < 1 || timeout.toMillis() < 1) {
			problems.add("connect-timeout and timeout must be longer than nothing, as in 10s");
		}
		if (concurrency < 1 || concurrency > 500) {
			problems.add("concurrency must be 1 to 500");
		}
		if (!problems.isEmpty()) {
			throw new IllegalArgumentException(PREFIX + String.join("; " + PREFIX, problems));
		}
	}

	/** Without the secret. */
	@Override
	public String toString() {
		return "TwilioProperties[accountSid=%s, from=%s, messagingServiceSid=%s, baseUrl=%s]".formatted(this.accountSid,
				this.from, this.messagingServiceSid, this.baseUrl);
	}

}
