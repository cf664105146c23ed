package io.regain.demo.gateway;

/**
 * A report that {@link TwilioStandIn} made about a message.
 *
 * @param sid of which message
 * @param status what was reported
 * @param answer the HTTP status of the receiver's answer, or 0 if there was none
 */
public record StatusCallback(String sid, String status, int answer) {
}
