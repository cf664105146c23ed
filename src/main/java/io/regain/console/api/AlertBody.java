package io.regain.console.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.incident.alert.Alert;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What monitoring systems post: the webhook of Alertmanager (version 4 of its data) and
 * of Grafana, which sends the same and more; or one such alert by itself, as a shell
 * script writes it. The body is theirs, so unknown fields are passed over.
 *
 * @see <a href=
 * "https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">Alertmanager:
 * webhook_config</a>
 */
record AlertBody(List<Alert> alerts) {

	private static final JsonMapper JSON = new JsonMapper();

	/**
	 * @throws IllegalArgumentException if it is none: where, what, and what is allowed
	 */
	static AlertBody of(byte[] body) {
		JsonNode root = read(body);
		if (!root.has("alerts")) {
			return new AlertBody(List.of(alert(root, "the alert")));
		}
		if (!root.path("alerts").isArray()) {
			throw new IllegalArgumentException("alerts: this is no list");
		}
		List<Alert> alerts = new ArrayList<>();
		for (JsonNode one : root.path("alerts")) {
			alerts.add(alert(one, "alerts[%d]".formatted(alerts.size())));
		}
		return new AlertBody(List.copyOf(alerts));
	}

	private static JsonNode read(byte[] body) {
		try {
			JsonNode root = JSON.readTree(body);
			if (root.isObject()) {
				return root;
			}
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("the body is no JSON: " + ex.getOriginalMessage());
		}
		throw new IllegalArgumentException("the body is no object; allowed: { \"alerts\": [ … ] }, or one alert");
	}

	private static Alert alert(JsonNode one, String where) {
		boolean firing = switch (text(one, "status").orElse("")) {
			case "firing" -> true;
			case "resolved" -> false;
			default -> throw new IllegalArgumentException(
					"%s: the status is neither 'firing' nor 'resolved'".formatted(where));
		};
		Map<String, String> labels = new LinkedHashMap<>();
		one.path("labels").properties().forEach((label) -> labels.put(label.getKey(), label.getValue().asString("")));
		if (labels.isEmpty()) {
			throw new IllegalArgumentException("%s: there are no labels; no rule could match it".formatted(where));
		}
		return new Alert(firing, labels, text(one, "fingerprint"),
				text(one, "startsAt").map((at) -> moment(at, where)));
	}

	private static Optional<String> text(JsonNode one, String name) {
		return Optional.of(one.path(name).asString("")).filter((text) -> !text.isBlank());
	}

	private static Instant moment(String text, String where) {
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(
					"%s: startsAt is no moment; allowed: as in 2026-11-23T12:00:00Z".formatted(where));
		}
	}

}
