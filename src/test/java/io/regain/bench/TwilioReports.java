package io.regain.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.regain.message.Secret;

/**
 * Requests as Twilio makes them of each message, signed, made before anything is timed.
 */
final class TwilioReports {

	private static final List<String> STATUSES = List.of("sent", "delivered");

	private final int port;

	private final Secret secret;

	private final Tokens tokens;

	private final Mac mac;

	TwilioReports(int port, String authToken, Secret secret, Tokens tokens) throws Exception {
		this.port = port;
		this.secret = secret;
		this.tokens = tokens;
		this.mac = Mac.getInstance("HmacSHA1");
		this.mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
	}

	static String url(int port) {
		return "http://127.0.0.1:" + port;
	}

	/** In no order, as they come. */
	List<byte[]> of(List<Long> messages) {
		List<byte[]> requests = new ArrayList<>();
		for (long message : messages) {
			String path = "/callbacks/twilio/" + this.tokens.of(this.secret, message);
			STATUSES.forEach((status) -> requests.add(request(path, form(message, status))));
		}
		Collections.shuffle(requests, new Random(1));
		return requests;
	}

	private static Map<String, String> form(long message, String status) {
		String sid = "SM%032x".formatted(message);
		return new TreeMap<>(Map.of("AccountSid", "AC1", "ApiVersion", "2010-04-01", "From", "+15005550006",
				"MessageSid", sid, "MessageStatus", status, "SmsSid", sid, "SmsStatus", status, "To", "+491701234567"));
	}

	private byte[] request(String path, Map<String, String> form) {
		StringBuilder signed = new StringBuilder(url(this.port) + path);
		form.forEach((name, value) -> signed.append(name).append(value));
		String signature = Base64.getEncoder()
			.encodeToString(this.mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
		String body = form.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return ("POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
				+ "User-Agent: TwilioProxy/1.1\r\nX-Twilio-Signature: %s\r\nContent-Length: %d\r\n\r\n%s")
			.formatted(path, signature, body.length(), body)
			.getBytes(StandardCharsets.US_ASCII);
	}

	/** Makes the token of a message's address. */
	interface Tokens {

		String of(Secret secret, long message);

	}

}
