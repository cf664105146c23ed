package io.regain.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * An update as somebody writes it.
 *
 * @param phase how far the incident has come; as it was, if not given
 * @param texts CommonMark, by language
 * @param shorts one sentence for text messages and push; the first of the text, where it
 * is not given
 * @param nextAt when the next word is promised
 * @param corrects the number of the update that was wrong
 * @param publishAt when it is to be published; at once when it is confirmed, if not given
 * @param holding whether it is said only if a promise is missed
 * @param stepwise if it goes from channel to channel; as its campaign says, if not given
 */
public record Wanted(Optional<Phase> phase, Texts texts, Texts shorts, Optional<Instant> nextAt,
		Optional<Integer> corrects, Optional<Instant> publishAt, boolean holding, Optional<Stepwise> stepwise) {

	/** Told as its campaign says. */
	public Wanted(Optional<Phase> phase, Texts texts, Texts shorts, Optional<Instant> nextAt,
			Optional<Integer> corrects, Optional<Instant> publishAt, boolean holding) {
		this(phase, texts, shorts, nextAt, corrects, publishAt, holding, Optional.empty());
	}

}
