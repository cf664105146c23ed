package io.regain.console;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.regain.Lavka;

/** Signs what Twilio would. */
final class Twilio {

	private Twilio() {
	}

	static String signature(Lavka lavka, URI url, Map<String, String> form) throws Exception {
		return signature(lavka.receivers().twilio().authToken(), url, form);
	}

	/** As Twilio's documentation says: HMAC-SHA1 over the URL and the sorted fields. */
	static String signature(String key, URI url, Map<String, String> form) throws Exception {
		StringBuilder signed = new StringBuilder(url.toString());
		new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
		Mac mac = Mac.getInstance("HmacSHA1");
		mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
		return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
	}

}
