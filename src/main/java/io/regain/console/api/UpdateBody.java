package io.regain.console.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;

import io.regain.incident.Phase;
import io.regain.incident.Stepwise;
import io.regain.incident.Texts;
import io.regain.incident.Wanted;

/**
 * What is posted to write an update down.
 *
 * @param state as in {@code identified}
 * @param text CommonMark by language
 * @param summary one sentence by language, for text messages and push
 * @param corrects the number of the update that was wrong
 * @param holding whether it is said only if a promise is missed
 * @param escalate what shows that one channel has reached somebody, if it is to go from
 * one to the next: accepted, opened, acknowledged
 * @param escalateAfter how long each is given, as in {@code 10m}
 */
record UpdateBody(Optional<String> state, LinkedHashMap<String, String> text,
		Optional<LinkedHashMap<String, String>> summary, Optional<Instant> nextUpdateAt, Optional<Integer> corrects,
		Optional<Instant> publishAt, boolean holding, Optional<String> escalate, Optional<String> escalateAfter) {

	Wanted wanted() {
		return new Wanted(this.state.map(UpdateBody::phase), new Texts(this.text),
				this.summary.map(Texts::new).orElse(Texts.NONE), this.nextUpdateAt, this.corrects, this.publishAt,
				this.holding, Stepwise.of(this.escalate, this.escalateAfter));
	}

	private static Phase phase(String id) {
		return Phase.of(id)
			.orElseThrow(() -> new IllegalArgumentException("'%s' is no state; allowed: %s".formatted(id,
					String.join(", ", Arrays.stream(Phase.values()).map(Phase::id).toList()))));
	}

}
