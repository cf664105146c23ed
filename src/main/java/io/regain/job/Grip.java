package io.regain.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import io.regain.delivery.Hold;
import io.regain.delivery.Holds;
import io.regain.delivery.Run;
import io.regain.delivery.Stop;

import org.springframework.stereotype.Component;

/** Gets the hold of a run: from nobody, or from a process that no longer lives. */
@Component
class Grip {

	private final Holds holds;

	private final RunProperties properties;

	private final ProcessName process;

	private final Clock clock;

	Grip(Holds holds, RunProperties properties, ProcessName process, Clock clock) {
		this.holds = holds;
		this.properties = properties;
		this.process = process;
		this.clock = clock;
	}

	/** The guard's sentence if the run must not be driven now; empty if it may. */
	Optional<String> guard(Run run, StartRequest request) {
		Instant now = this.clock.instant();
		Optional<Holds.Seen> seen = this.holds.look(run.number());
		if (run.isPlanned() && now.isAfter(run.deadlineAt()) && !request.late()) {
			return Optional.of("the deadline of %s passed at %s; --late sends it all the same".formatted(run.name(),
					run.deadlineAt()));
		}
		if (run.isPlanned() && !request.resume() && !request.late()
				&& seen.filter((last) -> last.at().plus(this.properties.resumeWithin()).isBefore(now)).isPresent()) {
			return Optional.of(("nobody has driven %s since %s, longer than regain.run.resume-within (%s): "
					+ "if the database was restored from a backup, messages may have been sent that it does not know of; "
					+ "--resume goes on")
				.formatted(run.name(), seen.get().at(), words(this.properties.resumeWithin())));
		}
		return Optional.empty();
	}

	/**
	 * Takes the hold. If another process has it, watches for one heartbeat period whether
	 * that one still lives.
	 * @return empty if it lives, or somebody was faster
	 */
	Optional<Hold> take(Run run, RunObserver observer, Stop stop) {
		Optional<Holds.Seen> seen = this.holds.look(run.number());
		Optional<String> holder = seen.flatMap(Holds.Seen::holder);
		if (holder.isPresent()) {
			observer.watching(run.name(), holder.get());
			stop.await(this.properties.heartbeat());
			if (stop.isAsked() || !this.holds.look(run.number()).equals(seen)) {
				return Optional.empty();
			}
		}
		return this.holds.take(run.number(), this.process.name(), seen);
	}

	String holder(Run run) {
		return this.holds.look(run.number()).flatMap(Holds.Seen::holder).orElse("another process");
	}

	Heartbeat heartbeat(Hold hold, Stop stop) {
		return new Heartbeat(this.holds, hold, stop, this.properties.heartbeat().dividedBy(5));
	}

	void release(Hold hold) {
		this.holds.release(hold);
	}

	private static String words(Duration duration) {
		return duration.toString().substring(2).toLowerCase(Locale.ROOT);
	}

}
