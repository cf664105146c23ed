package io.regain.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Channel;

/**
 * A message of an escalation, as far as the next one depends on it.
 *
 * @param held why it must not leave, if something holds it
 * @param begun since when the next channel waits for it: when it was handed over, or, if
 * it is tried again, when it was tried first; empty if it has not been
 * @param shown from when on it is certain that it has reached somebody, if they did
 * something
 */
record Rung(long id, Channel channel, State state, Optional<String> held, Instant dueAt, Instant deadlineAt,
		Optional<Instant> begun, Optional<Instant> shown) {

	/** With what is known of its readers, by message. */
	Rung shown(Map<Long, Instant> certain) {
		return new Rung(this.id, this.channel, this.state, this.held, this.dueAt, this.deadlineAt, this.begun,
				Optional.ofNullable(certain.get(this.id)));
	}

	/** For its turn. */
	boolean waits() {
		return this.state == State.PLANNED && this.held.filter(LaterSteps.HELD::equals).isPresent();
	}

	/** It would leave some time, unless somebody says otherwise. */
	boolean mayLeave() {
		return this.state == State.PLANNED && (waits() || this.held.isEmpty());
	}

}
