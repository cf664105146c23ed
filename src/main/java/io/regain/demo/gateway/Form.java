package io.regain.demo.gateway;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Named values as a form or a query carries them. Of a name given twice the first value
 * counts.
 */
record Form(Map<String, String> fields) {

	Form {
		fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
	}

	static Form parse(String encoded) {
		Map<String, String> fields = new LinkedHashMap<>();
		for (String pair : encoded.split("&")) {
			String[] parts = pair.split("=", 2);
			fields.putIfAbsent(decode(parts[0]), (parts.length > 1) ? decode(parts[1]) : "");
		}
		return new Form(fields);
	}

	/** The value, unless it is missing or blank. */
	Optional<String> get(String name) {
		return Optional.ofNullable(this.fields.get(name)).filter((value) -> !value.isBlank());
	}

	String encode() {
		return this.fields.entrySet()
			.stream()
			.map((field) -> encode(field.getKey()) + "=" + encode(field.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

}
