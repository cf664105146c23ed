package io.regain.audience;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;

import org.springframework.stereotype.Service;

/** Keeps what is personal no longer than the company wants. */
@Service
public class Retention {

	private final List<Purging> rooms;

	private final RetentionProperties properties;

	private final Clock clock;

	Retention(List<Purging> rooms, RetentionProperties properties, Clock clock) {
		this.rooms = List.copyOf(rooms);
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Empties what is older than {@code regain.retention.personal}.
	 * @return how many rows were emptied or deleted; empty if everything is kept
	 */
	public OptionalLong purge() {
		return this.properties.age()
			.map((age) -> this.clock.instant().minus(age))
			.map((before) -> OptionalLong.of(this.rooms.stream().mapToLong((room) -> room.purge(before)).sum()))
			.orElse(OptionalLong.empty());
	}

}
