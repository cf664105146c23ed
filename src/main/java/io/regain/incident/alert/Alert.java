package io.regain.incident.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.regain.message.Sha256;

/**
 * What a monitoring system says of one thing that it watches.
 *
 * @param firing whether it is broken; resolved, if not
 * @param labels what tells it from others
 * @param fingerprint the same for the same thing, whatever becomes of it; made of the
 * labels, if the system gives none
 * @param startsAt since when it fires, by the system's clock; tells an old word from a
 * newer one
 */
public record Alert(boolean firing, Map<String, String> labels, Optional<String> fingerprint,
		Optional<Instant> startsAt) {

	public Alert {
		labels = Map.copyOf(labels);
		// As precise as the ledger, or what is stored would differ from what is repeated
		startsAt = startsAt.map((at) -> at.truncatedTo(ChronoUnit.MILLIS));
		if (labels.isEmpty()) {
			throw new IllegalArgumentException("an alert has no labels; no rule could match it");
		}
	}

	/** Of whatever length the system's own is: 64 digits. */
	String key() {
		if (this.fingerprint.isPresent()) {
			return Sha256.hex(this.fingerprint.get());
		}
		List<String> texts = new ArrayList<>();
		new TreeMap<>(this.labels).forEach((name, value) -> texts.addAll(List.of(name, value)));
		return Sha256.hex(texts);
	}

}
