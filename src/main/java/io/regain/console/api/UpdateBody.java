package io.regain.console.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

import io.regain.incident.Phase;
import io.regain.incident.Stepwise;
import io.regain.incident.Texts;
import io.regain.incident.Wanted;

/**
 * What is posted to write an update down.
 *
 * @param state how far the incident has come; as it was, if not given
 * @param text what mails say, as CommonMark, by language; the first is for everybody else
 * @param summary one sentence for text messages and push, by language; the first of the
 * text, if not given
 * @param nextUpdateAt when the next word is promised
 * @param corrects the number of the update that was wrong, if this one corrects it
 * @param publishAt when it is to be published; when it is confirmed, if not given
 * @param holding whether it is said only if a promise is missed
 * @param escalate what shows that one channel has reached somebody, if it is to go from
 * one to the next
 * @param escalateAfter how long each channel is given, as in {@code 10m}; needs
 * {@code escalate}
 */
record UpdateBody(Optional<Phase> state, LinkedHashMap<String, String> text,
		Optional<LinkedHashMap<String, String>> summary, Optional<Instant> nextUpdateAt, Optional<Integer> corrects,
		Optional<Instant> publishAt, boolean holding, Optional<String> escalate, Optional<String> escalateAfter) {

	Wanted wanted() {
		return new Wanted(this.state, new Texts(this.text), this.summary.map(Texts::new).orElse(Texts.NONE),
				this.nextUpdateAt, this.corrects, this.publishAt, this.holding,
				Stepwise.of(this.escalate, this.escalateAfter));
	}

}
