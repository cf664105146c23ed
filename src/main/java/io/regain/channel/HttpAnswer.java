package io.regain.channel;

import java.time.Duration;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What an HTTP provider answered, whatever the status.
 *
 * @param status the HTTP status
 * @param body the body as UTF-8 text, empty if there was none
 * @param retryAfter how long the Retry-After header asks us to wait, if it does
 */
public record HttpAnswer(int status, String body, Optional<Duration> retryAfter) {

	public boolean isSuccess() {
		return this.status / 100 == 2;
	}

	/**
	 * The body as JSON, or a missing node if it is none: a proxy in between may answer in
	 * HTML.
	 */
	public JsonNode json() {
		try {
			return JsonMapper.shared().readTree(this.body);
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

}
