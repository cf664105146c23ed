package io.regain.audience;

import java.time.Instant;
import java.util.Optional;

/**
 * That no marketing goes to a frozen audience, while something hurts them and a while
 * after.
 *
 * @param audience the name of the audience
 * @param name for people, as in {@code incident 7, Card payments fail}
 * @param from since when
 * @param until when it ends; empty while nobody knows
 */
public record Freeze(String audience, String name, Instant from, Optional<Instant> until) {
}
