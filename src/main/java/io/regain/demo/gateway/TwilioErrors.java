package io.regain.demo.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Twilio's errors, with the codes and words of its error dictionary. */
final class TwilioErrors implements Dialect {

	private static final Map<String, Entry> DICTIONARY = Map.ofEntries(
			Map.entry("20003", new Entry(401, "Authenticate")), Map.entry("20429", new Entry(429, "Too Many Requests")),
			Map.entry("20500", new Entry(500, "Internal Server Error")),
			Map.entry("20503", new Entry(503, "Service is unavailable. Please try again")),
			Map.entry("21211", new Entry(400, "Invalid 'To' Phone Number")),
			Map.entry("21212", new Entry(400, "Invalid From Number")),
			Map.entry("21408", new Entry(400,
					"Permission to send an SMS has not been enabled for the region indicated by the 'To' number")),
			Map.entry("21602", new Entry(400, "Message body is required.")),
			Map.entry("21603", new Entry(400, "A 'From' phone number is required.")),
			Map.entry("21604", new Entry(400, "A 'To' phone number is required.")),
			Map.entry("21606", new Entry(400,
					"The 'From' phone number is not a valid, SMS-capable inbound phone number for your account.")),
			Map.entry("21609", new Entry(400, "The 'StatusCallback' URL is not a valid URL.")),
			Map.entry("21610", new Entry(400, "Attempt to send to unsubscribed recipient")),
			Map.entry("21611", new Entry(429, "SMS queue is full.")),
			Map.entry("21612", new Entry(400, "The 'To' phone number is not currently reachable via SMS")),
			Map.entry("21614", new Entry(400, "'To' number is not a valid mobile number")),
			Map.entry("21617", new Entry(400, "The concatenated message body exceeds the 1600 character limit.")),
			Map.entry("21635", new Entry(400, "'To' number cannot be a landline")),
			Map.entry("63038", new Entry(429, "Account exceeded the daily messages limit")));

	@Override
	public int success() {
		return 201;
	}

	@Override
	public Reaction.Answer refusal(String code) {
		return error(code, entry(code).message());
	}

	@Override
	public Reaction.Answer throttled() {
		return refusal("20429");
	}

	@Override
	public Reaction.Answer serverError(int status) {
		if (DICTIONARY.containsKey("20" + status)) {
			return refusal("20" + status);
		}
		return Reaction.Answer.html(status, "<html><body>%d</body></html>".formatted(status));
	}

	/** Names the number as Twilio does, with its last four digits hidden. */
	Reaction.Answer invalidTo(String to) {
		String shown = to.substring(0, Math.max(0, to.length() - 4)) + "XXXX";
		return error("21211", "Invalid 'To' Phone Number: " + shown);
	}

	Reaction.Answer notFound(String path) {
		return answer("20404", 404, "The requested resource %s was not found".formatted(path));
	}

	private Reaction.Answer error(String code, String message) {
		Reaction.Answer answer = answer(code, entry(code).status(), message);
		return (answer.status() == 401) ? answer.with("WWW-Authenticate", "Basic realm=\"Twilio API\"") : answer;
	}

	private Reaction.Answer answer(String code, int status, String message) {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.put("code", Integer.parseInt(code));
		body.put("message", message);
		body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
		body.put("status", status);
		return Reaction.Answer.json(status, body);
	}

	private static Entry entry(String code) {
		return Optional.ofNullable(DICTIONARY.get(code))
			.orElseThrow(() -> new IllegalArgumentException("Twilio's code '%s' is not known here, but %s are"
				.formatted(code, new TreeSet<>(DICTIONARY.keySet()))));
	}

	private record Entry(int status, String message) {
	}

}
