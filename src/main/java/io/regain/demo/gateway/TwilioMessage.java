package io.regain.demo.gateway;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Twilio's Message resource in one of its states.
 *
 * @param sms what was sent
 * @param accountSid whose it is
 * @param from the sender, which a messaging service has not chosen yet at first
 * @param messagingServiceSid the service that sends it, if any
 * @param status queued (accepted by a messaging service), sent, delivered or undelivered
 * @param errorCode why it was not delivered
 * @param updated when it got this status
 * @param sent when it left
 */
record TwilioMessage(TakenSms sms, String accountSid, Optional<String> from, Optional<String> messagingServiceSid,
		String status, Optional<String> errorCode, Instant updated, Optional<Instant> sent) {

	private static final DateTimeFormatter RFC_2822 = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	/** As it is answered to the request that creates it. */
	static TwilioMessage created(TakenSms sms, String accountSid, Form request) {
		Optional<String> from = request.get("From");
		return new TwilioMessage(sms, accountSid, from, request.get("MessagingServiceSid"),
				from.isPresent() ? "queued" : "accepted", Optional.empty(), sms.at(), Optional.empty());
	}

	TwilioMessage sent(String from, Instant now) {
		return new TwilioMessage(this.sms, this.accountSid, Optional.of(from), this.messagingServiceSid, "sent",
				this.errorCode, now, Optional.of(now));
	}

	TwilioMessage delivered(Instant now) {
		return new TwilioMessage(this.sms, this.accountSid, this.from, this.messagingServiceSid, "delivered",
				this.errorCode, now, this.sent);
	}

	TwilioMessage undelivered(String code, Instant now) {
		return new TwilioMessage(this.sms, this.accountSid, this.from, this.messagingServiceSid, "undelivered",
				Optional.of(code), now, this.sent);
	}

	ObjectNode json() {
		String path = "/2010-04-01/Accounts/%s/Messages/%s".formatted(this.accountSid, this.sms.id());
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("account_sid", this.accountSid);
		json.put("api_version", "2010-04-01");
		json.put("body", this.sms.body());
		json.put("date_created", RFC_2822.format(this.sms.at()));
		put(json, "date_sent", this.sent.map(RFC_2822::format));
		json.put("date_updated", RFC_2822.format(this.updated));
		json.put("direction", "outbound-api");
		this.errorCode.ifPresentOrElse((code) -> json.put("error_code", Integer.parseInt(code)),
				() -> json.putNull("error_code"));
		put(json, "error_message", this.errorCode.map(TwilioMessage::reason));
		put(json, "from", this.from);
		put(json, "messaging_service_sid", this.messagingServiceSid);
		json.put("num_media", "0");
		json.put("num_segments", this.status.equals("accepted") ? "0" : segments());
		json.putNull("price");
		json.put("price_unit", "USD");
		json.put("sid", this.sms.id());
		json.put("status", this.status);
		json.putObject("subresource_uris").put("media", path + "/Media.json").put("feedback", path + "/Feedback.json");
		json.put("to", this.sms.to());
		json.put("uri", path + ".json");
		return json;
	}

	private String segments() {
		return String.valueOf(SmsSegments.count(this.sms.body()));
	}

	private static String reason(String code) {
		return switch (code) {
			case "30003" -> "Unreachable destination handset";
			case "30004" -> "Message blocked";
			case "30005" -> "Unknown destination handset";
			case "30006" -> "Landline or unreachable carrier";
			case "30007" -> "Message filtered";
			default -> "Unknown error";
		};
	}

	private static void put(ObjectNode json, String name, Optional<String> value) {
		value.ifPresentOrElse((text) -> json.put(name, text), () -> json.putNull(name));
	}

}
