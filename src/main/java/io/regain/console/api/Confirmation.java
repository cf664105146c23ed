package io.regain.console.api;

import java.util.Optional;

/**
 * What is posted to confirm or approve an update.
 *
 * @param digest of the proposal that the person saw
 * @param shown what they read, for the audit log
 */
record Confirmation(String digest, Optional<String> shown) {
}
