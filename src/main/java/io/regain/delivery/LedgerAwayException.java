package io.regain.delivery;

import java.time.Duration;

/**
 * The ledger stayed away for too long. What was handed over and could not be recorded is
 * in doubt; all else waits for the next start.
 */
public class LedgerAwayException extends RuntimeException {

	LedgerAwayException(Duration patience, Throwable cause) {
		super("The ledger could not be reached for %d s (regain.delivery.patience), and nothing more was sent. "
			.formatted(patience.toSeconds()) + "What could not be recorded is in doubt; the next start goes on.",
				cause);
	}

}
