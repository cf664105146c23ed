package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.regain.channel.RateLimit;
import io.regain.message.Channel;

/**
 * One worker's way through its part: from the lowest id up, so that what has been worked
 * off is not looked through again and again. A domain with a rate has a track of its own,
 * on which no more is taken than may leave at once; the others pass it by.
 */
final class Way {

	private final Claims claims;

	private final DomainRates rates;

	private final Hold hold;

	private final Work work;

	private final Clock clock;

	/** The one whose turn it is comes first; none before the first look. */
	private final Deque<Track> tracks = new ArrayDeque<>();

	private Instant nextLook = Instant.MIN;

	Way(Claims claims, DomainRates rates, Hold hold, Work work, Clock clock) {
		this.claims = claims;
		this.rates = rates;
		this.hold = hold;
		this.work = work;
		this.clock = clock;
	}

	Work work() {
		return this.work;
	}

	/** Up to so many messages; none if there is none that may be sent now. */
	List<Pending> next(int most) {
		if (this.tracks.isEmpty()) {
			layTracks();
		}
		for (int i = this.tracks.size(); i > 0; i--) {
			Track track = this.tracks.removeFirst();
			this.tracks.addLast(track);
			List<Pending> found = track.next(most);
			if (!found.isEmpty()) {
				return found;
			}
		}
		return List.of();
	}

	/** So many of those that were found last have not left. */
	void giveBack(int messages) {
		this.tracks.getLast().limit.giveBack(messages);
	}

	/**
	 * How long until a domain may be written to again whose track has not come to its
	 * end; empty if there is none.
	 */
	Optional<Duration> untilTurn(int most) {
		return this.tracks.stream()
			.filter((track) -> !track.atEnd)
			.map((track) -> track.limit.until(track.limit.most(most)))
			.min(Comparator.naturalOrder());
	}

	/** Whether all has been looked through not long ago. */
	boolean isKnown() {
		return this.clock.instant().isBefore(this.nextLook);
	}

	/** All tracks are to be looked through once more, but then not before this time. */
	void lookAgain(Instant next) {
		this.nextLook = next;
		this.tracks.forEach((track) -> track.atEnd = false);
	}

	private void layTracks() {
		Set<String> limited = this.rates.domains();
		if (this.work.channel() == Channel.EMAIL && !limited.isEmpty()) {
			limited = this.claims.found(this.hold, this.work, Domains.of(limited));
			limited.forEach((domain) -> this.tracks.add(new Track(Domains.of(Set.of(domain)), this.rates.of(domain))));
		}
		Set<String> apart = (this.tracks.isEmpty()) ? Set.of() : limited;
		this.tracks.addFirst(new Track(Domains.without(apart), RateLimit.none()));
	}

	/** The messages to some domains. */
	private final class Track {

		private final Domains domains;

		private final RateLimit limit;

		private Work rest = Way.this.work;

		private boolean atEnd;

		Track(Domains domains, RateLimit limit) {
			this.domains = domains;
			this.limit = limit;
		}

		List<Pending> next(int most) {
			int together = this.limit.most(most);
			if (this.atEnd || !this.limit.take(together)) {
				return List.of();
			}
			List<Pending> found = look(together);
			if (found.isEmpty() && !this.rest.equals(Way.this.work)) {
				this.rest = Way.this.work;
				found = look(together);
			}
			this.limit.giveBack(together - found.size());
			this.atEnd = found.isEmpty();
			if (!this.atEnd) {
				this.rest = Way.this.work.after(found.get(found.size() - 1).id());
			}
			return found;
		}

		private List<Pending> look(int most) {
			return Way.this.claims.next(Way.this.hold, this.rest, this.domains, most);
		}

	}

}
