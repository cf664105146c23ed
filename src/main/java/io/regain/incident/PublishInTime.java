package io.regain.incident;

import java.time.Clock;

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

	private final Clock clock;

	PublishInTime(Updates updates, Incidents incidents, PublishUpdates publish, TellTeam tellTeam, Clock clock) {
		this.updates = updates;
		this.incidents = incidents;
		this.publish = publish;
		this.tellTeam = tellTeam;
		this.clock = clock;
	}

	/**
	 * Looks once; to be called again and again. What cannot be said any more is
	 * discarded, and its team told why.
	 */
	public void look() {
		for (Update due : this.updates.dueToPublish(this.clock.instant())) {
			try {
				this.publish.sayInTime(due);
			}
			catch (IncidentException ex) {
				String text = "%s was to be published at %s, and is discarded: %s".formatted(due.runKey(),
						due.publishAt().orElseThrow(), ex.getMessage());
				logger.error(text);
				this.publish.discard(due.incident(), due.number(), Person.regain());
				this.tellTeam.of(this.incidents.get(due.incident()), text);
			}
		}
	}

}
