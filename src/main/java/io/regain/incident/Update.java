package io.regain.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What is said of an incident at one time. What was published is never changed; a wrong
 * one is corrected by another.
 *
 * @param number from 1 for each incident; what is newer has a higher one
 * @param texts CommonMark, by language
 * @param shorts one sentence for text messages and push, by language
 * @param nextAt when the next word is promised; of one that is held back, as long after
 * it is said as that is after it was drafted
 * @param corrects the number of the update whose receivers get this as its correction
 * @param publishAt when it is to be published by itself
 * @param holding whether it is only said if a promise is missed
 */
public record Update(long incident, int number, Phase phase, Texts texts, Texts shorts, Optional<Instant> nextAt,
		Optional<Integer> corrects, Status status, Optional<Instant> publishAt, boolean holding, Instant draftedAt,
		String draftedBy, Optional<String> approvedBy, Optional<Instant> publishedAt, Optional<String> publishedBy) {

	private static final Duration ALMOST_A_MINUTE = Duration.ofMinutes(1).minusNanos(1);

	/** How far an update has come. */
	public enum Status {

		/** Written down, and shown to whom may publish it. */
		DRAFT,
		/** Confirmed by who wrote it; a second person has to approve it. */
		TO_APPROVE,
		/** Confirmed, to be published at its time. */
		SCHEDULED,
		/** Approved, to be said by itself if a promise is missed. */
		HOLDING,
		/** Said. */
		PUBLISHED,
		/** Never said. */
		DISCARDED

	}

	/** The key of the run that tells it: incident-7/update-3. */
	public String runKey() {
		return runKey(this.incident, this.number);
	}

	static String runKey(long incident, int number) {
		return "%s/update-%d".formatted(Incident.name(incident), number);
	}

	/** The same without its promise, if the time of that is over. */
	Update withoutPastPromise(Instant now) {
		return new Update(this.incident, this.number, this.phase, this.texts, this.shorts,
				this.nextAt.filter((next) -> next.isAfter(now)), this.corrects, this.status, this.publishAt,
				this.holding, this.draftedAt, this.draftedBy, this.approvedBy, this.publishedAt, this.publishedBy);
	}

	/**
	 * The same words as one that is said now. The next word comes as long after it as was
	 * meant when it was written, on a full minute.
	 */
	Update saidNow(int next, Phase now, Instant at) {
		Optional<Instant> promise = this.nextAt.map((meant) -> at.plus(Duration.between(this.draftedAt, meant)))
			.map((due) -> due.plus(ALMOST_A_MINUTE).truncatedTo(ChronoUnit.MINUTES));
		return new Update(this.incident, next, now, this.texts, this.shorts, promise, Optional.empty(), Status.DRAFT,
				Optional.empty(), false, at, this.draftedBy, this.approvedBy, Optional.empty(), Optional.empty());
	}

	public boolean isPublished() {
		return this.status == Status.PUBLISHED;
	}

}
