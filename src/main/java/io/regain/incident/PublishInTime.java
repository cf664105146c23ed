package io.regain.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.regain.job.OneByOne;
import io.regain.job.RunProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/** Says confirmed updates when their time has come. */
@Service
public class PublishInTime {

	private static final Logger logger = LoggerFactory.getLogger(PublishInTime.class);

	private final Updates updates;

	private final Incidents incidents;

	private final PublishUpdates publish;

	private final TellTeam tellTeam;

	private final RunProperties runs;

	private final Clock clock;

	/** Of which the team was told that they cannot be said yet. */
	private final Set<String> stuck = ConcurrentHashMap.newKeySet();

	PublishInTime(Updates updates, Incidents incidents, PublishUpdates publish, TellTeam tellTeam, RunProperties runs,
			Clock clock) {
		this.updates = updates;
		this.incidents = incidents;
		this.publish = publish;
		this.tellTeam = tellTeam;
		this.runs = runs;
		this.clock = clock;
	}

	/**
	 * Looks once; to be called again and again. What cannot be said any more, or comes
	 * too late, is discarded, and its team told why. What cannot be said for another
	 * reason, as a mistake in the campaign's file, is tried again, and its team told once
	 * by each process.
	 */
	public void look() {
		Instant now = this.clock.instant();
		OneByOne.each(this.updates.dueToPublish(now), (due) -> say(due, now));
	}

	private void say(Update due, Instant now) {
		if (due.publishAt().orElseThrow().plus(this.runs.resumeWithin()).isBefore(now)) {
			discard(due, this.stuck.remove(due.runKey()) ? "could not be said for too long"
					: "nobody was there at its time");
			return;
		}
		try {
			if (this.publish.sayInTime(due).update().status() == Update.Status.TO_APPROVE) {
				tell(due, "waits for a second person: more are affected than when it was confirmed");
			}
			this.stuck.remove(due.runKey());
		}
		catch (IncidentException ex) {
			if (ex.kind() == IncidentException.Kind.CONFLICT) {
				discard(due, ex.getMessage());
			}
			else if (this.stuck.add(due.runKey())) {
				tell(due, "cannot be said yet, which is tried again until %s: %s"
					.formatted(due.publishAt().orElseThrow().plus(this.runs.resumeWithin()), ex.getMessage()));
			}
		}
	}

	private void discard(Update due, @Nullable String why) {
		this.publish.discard(due.incident(), due.number(), Person.regain());
		tell(due, "is discarded: " + why);
	}

	private void tell(Update due, String what) {
		String text = "%s was to be published at %s, and %s".formatted(due.runKey(), due.publishAt().orElseThrow(),
				what);
		logger.error(text);
		this.tellTeam.of(this.incidents.get(due.incident()), text);
	}

}
