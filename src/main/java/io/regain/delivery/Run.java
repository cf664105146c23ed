package io.regain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import io.regain.campaign.Campaign;
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
 * @param priority 0 to 9: whose message takes another's place when a cap is full
 * @param definition the SHA-256 of the stored {@link Definition}
 * @param redirected whether its messages go to {@code regain.delivery.redirect-to}
 * instead of to the customers; never changes once it is planned
 * @param duplicateRows rows of the segment that named a customer again
 * @param dueAt when its messages are due, if their recipients' hours don't say later
 * @param deadlineAt after which nothing of it may be sent
 * @param plannedAt when its planning ended; before that, nothing can be sent
 */
@Table("regain_run")
public record Run(@Id @Nullable Long id, String campaign, @Column("run_key") String key, String title,
		MessageClass messageClass, int priority, LocalDate runDate, String definition, boolean redirected,
		RunStatus status, @Nullable String note, long duplicateRows, Instant createdAt, Instant dueAt,
		Instant deadlineAt, @Nullable Instant plannedAt, @Nullable Instant finishedAt, @Version int version) {

	/** How the note of a run begins that Regain itself has paused. */
	static final String BY_GUARD = "paused by a guard";

	private static final int MAX_NOTE = 500;

	/** A run that is about to be planned. */
	static Run begin(RunName name, Campaign campaign, LocalDate date, String definition, boolean redirected,
			Instant now, Instant dueAt) {
		return new Run(null, name.campaign(), name.key(), campaign.title(), campaign.messageClass(),
				campaign.send().priority(), date, definition, redirected, RunStatus.PLANNING, null, 0, now, dueAt,
				dueAt.plus(campaign.send().within()), null, null, 0);
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

	/** Nothing of it was kept but why, in its note; the next start plans it afresh. */
	public boolean planWasRefused() {
		return this.status == RunStatus.PLANNING && this.note != null;
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
	Run redefined(Campaign campaign, String definition, boolean redirected, Instant now, Instant dueAt) {
		from(RunStatus.PLANNING);
		return new Run(this.id, this.campaign, this.key, campaign.title(), campaign.messageClass(),
				campaign.send().priority(), this.runDate, definition, redirected, this.status, null, 0, now, dueAt,
				dueAt.plus(campaign.send().within()), null, null, this.version);
	}

	Run finished(RunStatus end, Instant now) {
		from(RunStatus.SENDING, RunStatus.PARTIALLY_FAILED);
		return with(end, null, this.duplicateRows, this.plannedAt, now);
	}

	/** Something of it is to be sent again. */
	Run reopened() {
		from(RunStatus.PARTIALLY_FAILED);
		return with(RunStatus.SENDING, null, this.duplicateRows, this.plannedAt, null);
	}

	Run paused(String note) {
		from(RunStatus.SENDING);
		return with(RunStatus.PAUSED, cut(note), this.duplicateRows, this.plannedAt, null);
	}

	Run resumed(String note) {
		from(RunStatus.PAUSED);
		return with(RunStatus.SENDING, cut(note), this.duplicateRows, this.plannedAt, null);
	}

	Run cancelled(String note, Instant now) {
		from(RunStatus.PLANNING, RunStatus.SENDING, RunStatus.PAUSED);
		return with(RunStatus.CANCELLED, cut(note), this.duplicateRows, this.plannedAt, now);
	}

	/** Something newer is said instead: also of what had failed. */
	Run superseded(String note, Instant now) {
		from(RunStatus.PLANNING, RunStatus.SENDING, RunStatus.PAUSED, RunStatus.PARTIALLY_FAILED);
		return with(RunStatus.SUPERSEDED, cut(note), this.duplicateRows, this.plannedAt, now);
	}

	/** Why nothing more of it may be sent, if somebody has decided so: a sentence. */
	public Optional<String> halted() {
		boolean halted = this.status == RunStatus.PAUSED || this.status.isGivenUp();
		return halted ? Optional.of("%s was %s".formatted(name(), this.note)) : Optional.empty();
	}

	/** Whether it waits because Regain itself, and no person, decided so. */
	public boolean isPausedByGuard() {
		return this.status == RunStatus.PAUSED && this.note != null && this.note.startsWith(BY_GUARD);
	}

	/** Whether what is in doubt is sent again by itself. */
	boolean sendsAgainInDoubt() {
		return this.messageClass.sentAgainInDoubt() && !this.status.isGivenUp();
	}

	private static String cut(String note) {
		return (note.length() <= MAX_NOTE) ? note : note.substring(0, MAX_NOTE);
	}

	/** A person decided to send it although its deadline had passed. */
	Run late(Instant now) {
		Duration within = Duration.between(this.dueAt, this.deadlineAt);
		return new Run(this.id, this.campaign, this.key, this.title, this.messageClass, this.priority, this.runDate,
				this.definition, this.redirected, this.status, this.note, this.duplicateRows, this.createdAt, now,
				now.plus(within), this.plannedAt, this.finishedAt, this.version);
	}

	private Run with(RunStatus next, @Nullable String why, long duplicates, @Nullable Instant planned,
			@Nullable Instant finished) {
		return new Run(this.id, this.campaign, this.key, this.title, this.messageClass, this.priority, this.runDate,
				this.definition, this.redirected, next, why, duplicates, this.createdAt, this.dueAt, this.deadlineAt,
				planned, finished, this.version);
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
