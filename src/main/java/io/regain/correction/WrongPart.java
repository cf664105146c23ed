package io.regain.correction;

import java.time.Instant;
import java.util.Optional;
import java.util.StringJoiner;

import io.regain.message.Channel;

/**
 * What of a run was wrong.
 *
 * @param channel only what left on it
 * @param since only what left then or later
 * @param until only what left before
 */
public record WrongPart(Optional<Channel> channel, Optional<Instant> since, Optional<Instant> until) {

	/** Whether what has not left yet, or comes to it now, is wrong as well. */
	public boolean goesOn() {
		return this.until.isEmpty();
	}

	/** As in "all of it", or "by email, from 2026-11-22T10:00:00Z". */
	public String inWords() {
		StringJoiner words = new StringJoiner(", ").setEmptyValue("all of it");
		this.channel.ifPresent((channel) -> words.add("by " + channel.id()));
		this.since.ifPresent((since) -> words.add("from " + since));
		this.until.ifPresent((until) -> words.add("before " + until));
		return words.toString();
	}

}
