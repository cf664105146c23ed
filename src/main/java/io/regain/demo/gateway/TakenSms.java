package io.regain.demo.gateway;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A text message that {@link TwilioStandIn} took.
 *
 * @param id its SID
 * @param to as given
 * @param from the sender as given, or else the SID of the messaging service
 * @param body the whole text
 * @param statusCallback where its fate is reported
 * @param at when it was taken
 */
public record TakenSms(String id, String to, String from, String body, Optional<URI> statusCallback,
		Instant at) implements TakenMessage {
}
