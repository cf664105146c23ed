package io.regain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import io.regain.message.MessageClass;
import io.regain.message.RunName;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One execution of a campaign, and its life. Its recipients and messages are rows of
 * their own, by the million; who drives it is kept apart ({@link Holds}).
 *
 * @param definition the SHA-256 of the stored {@link Definition}
 * @param duplicateRows rows of the segment that named a customer again
 * @param dueAt when its messages are due
 * @param deadlineAt after which nothing of it may be sent
 * @param plannedAt when its planning ended; before that, nothing can be claimed
 */
@Table("regain_run")
public record Run(@Id @Nullable Long id, String campaign, @Column("run_key") String key, String title,
		MessageClass messageClass, LocalDate runDate, String definition, RunStatus status, @Nullable String note,
		long duplicateRows, Instant createdAt, Instant dueAt, Instant deadlineAt, @Nullable Instant plannedAt,
		@Nullable Instant finishedAt, @Version int version) {

	/** How the note of a run begins that Regain itself has paused. */
	static final String BY_GUARD = "paused by a guard";

	private static final int MAX_NOTE = 500;

	/** A run that is about to be planned. */
	static Run begin(RunName name, String title, MessageClass messageClass, LocalDate date, String definition,
			Instant now, Instant dueAt, Duration within) {
		return new Run(null, name.campaign(), name.key(), title, messageClass, date, definition, RunStatus.PLANNING,
				null, 0, now, dueAt, dueAt.plus(within), null, null, 0);
	}

	/** The id of a run that is in the ledger. */
	public long number() {
		if (this.id == null) {
			throw new IllegalStateException("run %s has not been stored".formatted(name()));
		}
		return this.id;
	}

	public RunName name() {
		return new RunName(this.campaign, this.key);
	}

	public boolean isPlanned() {
		return this.plannedAt != null;
	}

	Run planned(long duplicates, Instant now) {
		from(RunStatus.PLANNING);
		return with(RunStatus.SENDING, null, duplicates, now, null);
	}

	/** Planning ended without a plan; it will be planned afresh. */
	Run notPlanned(String why) {
		from(RunStatus.PLANNING);
		return with(RunStatus.PLANNING, why, 0, null, null);
	}

	/** Planned afresh with today's definition: nothing of the old one has been used. */
	Run redefined(String title, MessageClass messageClass, String definition, Instant now, Instant dueAt,
			Duration within) {
		from(RunStatus.PLANNING);
		return new Run(this.id, this.campaign, this.key, title, messageClass, this.runDate, definition, this.status,
				null, 0, now, dueAt, dueAt.plus(within), null, null, this.version);
	}

	Run finished(RunStatus end, Instant now) {
		from(RunStatus.SENDING, RunStatus.PARTIALLY_FAILED);
		return with(end, null, this.duplicateRows, this.plannedAt, now);
	}

	Run paused(String note) {
		from(RunStatus.SENDING);
		return with(RunStatus.PAUSED, cut(note), this.duplicateRows, this.plannedAt, null);
	}

	/** Something of it is to be sent again. */
	Run reopened() {
		from(RunStatus.PARTIALLY_FAILED);
		return with(RunStatus.SENDING, null, this.duplicateRows, this.plannedAt, null);
	}

	private static String cut(String note) {
		return (note.length() <= MAX_NOTE) ? note : note.substring(0, MAX_NOTE);
	}

	/** A person decided to send it although its deadline had passed. */
	Run late(Instant now) {
		Duration within = Duration.between(this.dueAt, this.deadlineAt);
		return new Run(this.id, this.campaign, this.key, this.title, this.messageClass, this.runDate, this.definition,
				this.status, this.note, this.duplicateRows, this.createdAt, now, now.plus(within), this.plannedAt,
				this.finishedAt, this.version);
	}

	private Run with(RunStatus next, @Nullable String why, long duplicates, @Nullable Instant planned,
			@Nullable Instant finished) {
		return new Run(this.id, this.campaign, this.key, this.title, this.messageClass, this.runDate, this.definition,
				next, why, duplicates, this.createdAt, this.dueAt, this.deadlineAt, planned, finished, this.version);
	}

	private void from(RunStatus... origins) {
		for (RunStatus origin : origins) {
			if (this.status == origin) {
				return;
			}
		}
		throw new IllegalStateException("run %s is %s".formatted(name(), this.status));
	}

}
