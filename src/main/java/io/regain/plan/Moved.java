package io.regain.plan;

import java.time.Instant;

/** When a message is due that is due later than its run, and why. */
public record Moved(Instant to, Delay why) {
}
