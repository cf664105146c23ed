package io.regain.incident.status;

import java.time.Instant;
import java.util.Optional;

import io.regain.incident.Phase;
import io.regain.incident.Texts;

/**
 * What was said in public at one time.
 *
 * @param texts CommonMark, by language
 * @param nextAt when the next word was promised
 * @param corrects the number of the update that was wrong
 */
public record PublicUpdate(int number, Phase phase, Texts texts, Optional<Instant> nextAt, Optional<Integer> corrects,
		Instant publishedAt) {
}
