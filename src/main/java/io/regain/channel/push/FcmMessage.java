package io.regain.channel.push;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.regain.channel.Outgoing;
import io.regain.message.Content;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as FCM wants it. The reference is whatever each platform has to let a second
 * copy take the place of the first: an attempt in doubt may be made again.
 *
 * @see <a href=
 * "https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages">The Message
 * resource</a>
 */
final class FcmMessage {

	/** What Web Push lets a topic be (RFC 8030, 5.4). */
	private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9_-]{1,32}");

	private FcmMessage() {
	}

	/** The request's body. */
	static String json(Outgoing message) {
		String reference = message.reference();
		Content.Push push = (Content.Push) message.content();
		return JsonMapper.shared()
			.writeValueAsString(Map.of("message", Map.of("token", message.to().value(), //
					"notification", Map.of("title", push.title(), "body", push.body()), //
					"data", data(message), //
					"android", Map.of("collapse_key", reference, "notification", Map.of("tag", reference)), //
					"apns", Map.of("headers", Map.of("apns-collapse-id", reference)), //
					"webpush", webpush(reference))));
	}

	/** What the app may act upon. */
	private static Map<String, String> data(Outgoing message) {
		Map<String, String> data = new TreeMap<>(Map.of("reference", message.reference(), "run", message.run()));
		message.acknowledge().ifPresent((address) -> data.put("acknowledge", address.toString()));
		return data;
	}

	private static Map<String, Object> webpush(String reference) {
		Map<String, Object> notification = Map.of("tag", reference);
		return TOPIC.matcher(reference).matches()
				? Map.of("headers", Map.of("Topic", reference), "notification", notification)
				: Map.of("notification", notification);
	}

}
