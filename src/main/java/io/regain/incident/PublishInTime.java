package io.regain.incident;

import java.time.Clock;
import java.time.Instant;

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
	 * too late, is discarded, and its team told why; what cannot be said for another
	 * reason is tried again.
	 */
	public void look() {
		Instant now = this.clock.instant();
		for (Update due : this.updates.dueToPublish(now)) {
			if (due.publishAt().orElseThrow().plus(this.runs.resumeWithin()).isBefore(now)) {
				discard(due, "nobody was there at its time");
				continue;
			}
			try {
				if (this.publish.sayInTime(due).update().status() == Update.Status.TO_APPROVE) {
					tell(due, "waits for a second person: more are affected than when it was confirmed");
				}
			}
			catch (IncidentException ex) {
				if (ex.kind() != IncidentException.Kind.CONFLICT) {
					throw ex;
				}
				discard(due, ex.getMessage());
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
