package io.regain.demo.gateway;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A notification that {@link FcmStandIn} took.
 *
 * @param id its name, {@code projects/…/messages/…}
 * @param to the device's token
 * @param title empty if it has none
 * @param body empty if it has none
 * @param data the app's own values
 * @param collapseKey Android's; a later message with the same key replaces this one
 * @param at when it was taken
 */
public record TakenPush(String id, String to, String title, String body, Map<String, String> data,
		Optional<String> collapseKey, Instant at) implements TakenMessage {

	public TakenPush {
		data = Map.copyOf(data);
	}

}
