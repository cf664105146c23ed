package io.regain.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.regain.channel.Answer;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Sign;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The relays, and whose turn it is: by weight, among those that work and have not reached
 * their limits. One that fails is left alone for a while, twice as long each time, and
 * tried with a single letter then. If none works, each is tried as if it did: whether
 * that makes sense is decided by whoever sends.
 */
final class Routes {

	private static final Logger logger = LoggerFactory.getLogger(Routes.class);

	private final List<Route> routes;

	private final Clock clock;

	Routes(List<Route> routes, Clock clock) {
		this.routes = List.copyOf(routes);
		this.clock = clock;
	}

	/** Leave for so many letters, or fewer, by the one whose turn it is. */
	synchronized Leave leave(int letters) {
		return leave(candidates(this.routes), letters);
	}

	/**
	 * Leave for letters that were turned away elsewhere.
	 * @param closed where; nobody knocks there twice
	 * @param atOnce whether they wait for no limit
	 * @return empty if nobody is left who works
	 */
	synchronized Optional<Leave> instead(Set<Route> closed, int letters, boolean atOnce) {
		List<Route> others = up(this.routes.stream().filter((route) -> !closed.contains(route)).toList());
		return others.isEmpty() ? Optional.empty()
				: Optional.of(atOnce ? atOnce(others, letters) : leave(others, letters));
	}

	/** Leave for letters that wait for no limit, though they count. */
	synchronized Leave atOnce(int letters) {
		return atOnce(candidates(this.routes), letters);
	}

	/** What a relay has answered tells whether it works. */
	synchronized void note(Route route, List<Answer> answers, Optional<Outcome> closedDoor) {
		if (closedDoor.isEmpty() && answers.stream().anyMatch((answer) -> answer.sign() == Sign.WORKS)) {
			if (route.works() && this.routes.size() > 1) {
				logger.info("Relay {} works again", route.name());
			}
			return;
		}
		Optional<String> failure = closedDoor.map(Outcome::words)
			.or(() -> answers.stream().filter((answer) -> answer.sign() == Sign.FAILS).findFirst().map(Answer::words));
		if (failure.isPresent() && route.fails(this.clock.instant()) && this.routes.size() > 1) {
			logger.warn("Relay {} fails; what others can take leaves by them: {}", route.name(), failure.get());
		}
	}

	void closeAll() {
		this.routes.forEach((route) -> route.connections().closeAll());
	}

	int count() {
		return this.routes.size();
	}

	/** An address that needs it may leave by any of them. */
	boolean allowUtf8() {
		return this.routes.stream().allMatch((route) -> route.relay().allowsUtf8());
	}

	private Leave leave(List<Route> candidates, int letters) {
		List<Route> free = candidates.stream().filter((route) -> route.has(together(route, letters))).toList();
		if (free.isEmpty()) {
			Route soonest = soonest(candidates, letters);
			return new Leave(soonest, 0, soonest.until(together(soonest, letters)), (unused) -> {
			});
		}
		Route chosen = next(free, letters);
		int together = together(chosen, letters);
		if (!chosen.take(together)) {
			// Only this takes, and it has looked
			throw new IllegalStateException("relay %s has lost what it had".formatted(chosen.name()));
		}
		return left(free, chosen, together);
	}

	private Leave atOnce(List<Route> candidates, int letters) {
		List<Route> free = candidates.stream().filter((route) -> route.has(route.most(letters))).toList();
		List<Route> among = free.isEmpty() ? candidates : free;
		Route chosen = next(among, letters);
		chosen.force(letters);
		return left(among, chosen, letters);
	}

	private Leave left(Collection<Route> among, Route chosen, int letters) {
		if (chosen.isSuspect()) {
			chosen.rest(this.clock.instant());
		}
		among.forEach((route) -> route.credit((long) letters * route.weight()));
		chosen.credit(-(long) letters * among.stream().mapToInt(Route::weight).sum());
		return new Leave(chosen, letters, Duration.ZERO, (unused) -> end(chosen, unused));
	}

	private synchronized void end(Route route, int unused) {
		route.giveBack(unused);
	}

	/** What may fail is tried with one, if others can take the rest. */
	private int together(Route route, int letters) {
		boolean trial = route.isSuspect() && this.routes.stream().anyMatch((other) -> !other.isSuspect());
		return trial ? 1 : route.most(letters);
	}

	private List<Route> candidates(List<Route> all) {
		List<Route> up = up(all);
		return up.isEmpty() ? all.stream().sorted(Comparator.comparing(Route::restsUntil)).limit(1).toList() : up;
	}

	private List<Route> up(List<Route> all) {
		Instant now = this.clock.instant();
		return all.stream().filter((route) -> route.isUp(now)).toList();
	}

	private static Route next(List<Route> among, int letters) {
		return among.stream()
			.max(Comparator.comparingLong((route) -> route.credit() + (long) letters * route.weight()))
			.orElseThrow();
	}

	private Route soonest(List<Route> among, int letters) {
		return among.stream().min(Comparator.comparing((route) -> route.until(together(route, letters)))).orElseThrow();
	}

}
