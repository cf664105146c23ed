package io.regain.channel.push;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The project at Firebase Cloud Messaging. Without credentials there is no push channel.
 *
 * @param credentials where the service account's JSON is: a file's path or a resource
 * location
 * @param projectId the project, if not the service account's own
 * @param baseUrl another host with the same interface; paths are appended
 * @param connectTimeout for reaching FCM
 * @param timeout for a whole request; shorter than FCM takes puts messages in doubt
 * @param concurrency how many messages are on the wire at once, over one connection of
 * HTTP/2; FCM allows it 100
 */
@ConfigurationProperties("regain.push.fcm")
record FcmProperties(@DefaultValue("") String credentials, @DefaultValue("") String projectId,
		@DefaultValue("https://fcm.googleapis.com") URI baseUrl, @DefaultValue("10s") Duration connectTimeout,
		@DefaultValue("30s") Duration timeout, @DefaultValue("80") int concurrency) {

	private static final String PREFIX = "regain.push.fcm.";

	FcmProperties {
		List<String> problems = new ArrayList<>();
		if (credentials.isBlank() && !projectId.isBlank()) {
			problems.add("credentials must be the path of a service account's JSON file, as project-id is set");
		}
		if (!"http".equals(baseUrl.getScheme()) && !"https".equals(baseUrl.getScheme())) {
			problems.add("base-url must be an http or https URL, as in https://fcm.googleapis.com");
		}
		if (connectTimeout.toMillis() < 1 || timeout.toMillis() < 1) {
			problems.add("connect-timeout and timeout must be longer than nothing, as in 10s");
		}
		if (concurrency < 1 || concurrency > 100) {
			problems.add("concurrency must be 1 to 100, which is what FCM allows a connection");
		}
		if (!problems.isEmpty()) {
			throw new IllegalArgumentException(PREFIX + String.join("; " + PREFIX, problems));
		}
	}

}
