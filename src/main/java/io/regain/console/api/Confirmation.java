package io.regain.console.api;

import java.time.Instant;
import java.util.Optional;

/**
 * What is posted to confirm or approve an update, or a digest of what was said.
 *
 * @param digest the digest of the proposal that the person saw
 * @param shown what the person read before they confirmed it, for the audit log
 * @param joinedAfter of a digest of what was said, as its proposal was asked for: only
 * for those who joined after this moment
 */
record Confirmation(String digest, Optional<String> shown, Optional<Instant> joinedAfter) {
}
