package io.regain.tracking.webhook;

import java.util.List;
import java.util.stream.IntStream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The endpoints that are told of events.
 */
@ConfigurationProperties("regain")
record WebhookProperties(@DefaultValue List<Endpoint> webhooks) {

	WebhookProperties {
		webhooks = List.copyOf(webhooks);
		List<Endpoint> all = webhooks;
		List<String> problems = IntStream.range(0, all.size())
			.boxed()
			.flatMap((number) -> all.get(number)
				.problems()
				.stream()
				.map((problem) -> "regain.webhooks[%d].%s".formatted(number, problem)))
			.toList();
		if (!problems.isEmpty()) {
			throw new IllegalArgumentException(String.join("; ", problems));
		}
		if (all.stream().map(Endpoint::key).distinct().count() < all.size()) {
			throw new IllegalArgumentException(
					"regain.webhooks names one url twice; name it once, with all its events");
		}
	}

}
