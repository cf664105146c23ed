package io.regain.console.api;

import java.time.Instant;
import java.util.Optional;

/**
 * What is posted to confirm or approve an update, or a digest of what was said.
 *
 * @param digest of the proposal that the person saw
 * @param shown what they read, for the audit log
 * @param joinedAfter of a digest: only for those who joined later
 */
record Confirmation(String digest, Optional<String> shown, Optional<Instant> joinedAfter) {
}
