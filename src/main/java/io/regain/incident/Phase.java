package io.regain.incident;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How far an incident, or planned maintenance, has come; each names what may follow. */
public enum Phase {

	/** Something is wrong, and we don't know why yet. */
	INVESTIGATING,
	/** We know why. */
	IDENTIFIED,
	/** It is mended, and we watch whether it holds. */
	MONITORING,
	/** It is over. */
	RESOLVED,
	/** What we learned, and what we mean to change. */
	POST_MORTEM,
	/** Weeks later: what we have changed since, as those who were hurt asked for it. */
	CHANGED,
	/** Maintenance: it will happen. */
	ANNOUNCED,
	/** It will happen at another time. */
	RESCHEDULED,
	/** It has begun. */
	STARTED,
	/** It is over. */
	DONE;

	private static final Set<Phase> BROKEN = EnumSet.of(INVESTIGATING, IDENTIFIED, MONITORING);

	private static final Set<Phase> OVER = EnumSet.of(RESOLVED, POST_MORTEM, CHANGED, DONE);

	/** As people write it, in kebab case. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Optional<Phase> of(String id) {
		return Arrays.stream(values()).filter((phase) -> phase.id().equals(id)).findFirst();
	}

	/**
	 * Those that an update may bring next, this one too; what was over may break again.
	 */
	public Set<Phase> next() {
		return switch (this) {
			case INVESTIGATING, IDENTIFIED, MONITORING -> EnumSet.range(INVESTIGATING, RESOLVED);
			case RESOLVED, POST_MORTEM, CHANGED -> EnumSet.range(INVESTIGATING, CHANGED);
			case ANNOUNCED, RESCHEDULED -> EnumSet.of(this, RESCHEDULED, STARTED, DONE);
			case STARTED, DONE -> EnumSet.of(STARTED, DONE);
		};
	}

	/** Whether those affected still wait for something. */
	public boolean isOpen() {
		return !OVER.contains(this);
	}

	/** Whether it hurts now: planned work that has not begun does not. */
	public boolean hurts() {
		return BROKEN.contains(this) || this == STARTED;
	}

	/** Whether it looks back: what was learned of it, and what has changed since. */
	public boolean looksBack() {
		return this == POST_MORTEM || this == CHANGED;
	}

	public boolean isMaintenance() {
		return compareTo(ANNOUNCED) >= 0;
	}

	/** The ids of all, for complaints about another. */
	static List<String> ids(Set<Phase> phases) {
		return phases.stream().map(Phase::id).toList();
	}

}
