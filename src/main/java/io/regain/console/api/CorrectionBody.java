package io.regain.console.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.regain.correction.CorrectionRequest;
import io.regain.correction.WrongPart;
import io.regain.delivery.Run;
import io.regain.incident.Person;
import io.regain.message.Channel;
import io.regain.message.RunName;
import tools.jackson.databind.JsonNode;

/**
 * What is posted to put a run right.
 *
 * @param run its name, as {@code lapsed-90-days@2026-11-22}
 * @param template what is said now, {@code <family>/<template>}
 * @param variables what it may say besides all that the wrong one could, by name
 * @param channel only what left on it was wrong
 * @param since only what left then or later
 * @param until only what left before; then what has not left is not wrong
 * @param keepHeld whether what has not left waits, instead of being given up
 * @param digest of the proposal that the person saw; none to see one
 * @param shown what they read, for the audit log
 */
record CorrectionBody(String run, String template, Optional<Map<String, JsonNode>> variables, Optional<Channel> channel,
		Optional<Instant> since, Optional<Instant> until, Optional<Boolean> keepHeld, Optional<String> digest,
		Optional<String> shown) {

	/**
	 * @param runs finds one
	 * @throws IllegalArgumentException if it is none: what, and what is allowed
	 */
	CorrectionRequest request(Function<RunName, Run> runs, Person who) {
		if (this.since.isPresent() && this.until.filter((end) -> !this.since.get().isBefore(end)).isPresent()) {
			throw new IllegalArgumentException(
					"since is %s, which is not before until, %s".formatted(this.since.get(), this.until.get()));
		}
		return new CorrectionRequest(runs.apply(RunName.parse(this.run)),
				new WrongPart(this.channel, this.since, this.until), this.template, texts(), who);
	}

	/** JSON is YAML. */
	private Map<String, String> texts() {
		return this.variables.orElse(Map.of())
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (variable) -> variable.getValue().toString()));
	}

}
