package io.regain.tracking.bounce;

import java.util.Optional;

/**
 * One recipient whom a mail did not reach, or not yet.
 *
 * @param recipient the address that the report names, in the form in which we are likely
 * to have written to it
 * @param bounceClass whose fault it is
 * @param status the enhanced status code (RFC 3463) that tells most, as in {@code 5.1.1},
 * or empty
 * @param reply the SMTP reply code (RFC 5321), as in {@code 550}, or empty
 * @param words what the other side said, in one line
 */
public record Failure(Optional<String> recipient, BounceClass bounceClass, String status, String reply, String words) {
}
