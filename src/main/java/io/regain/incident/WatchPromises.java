package io.regain.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.regain.job.OneByOne;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Reminds of promises that are due soon, and says loudly that one was missed; what was
 * prepared for that case is said to those affected.
 */
@Service
public class WatchPromises {

	private static final Logger logger = LoggerFactory.getLogger(WatchPromises.class);

	/** Another process may be saying it right now. */
	private static final Duration AGAIN = Duration.ofMinutes(1);

	private final Promises promises;

	private final Incidents incidents;

	private final PublishUpdates publish;

	private final TellTeam tellTeam;

	private final IncidentProperties properties;

	private final Clock clock;

	WatchPromises(Promises promises, Incidents incidents, PublishUpdates publish, TellTeam tellTeam,
			IncidentProperties properties, Clock clock) {
		this.promises = promises;
		this.incidents = incidents;
		this.publish = publish;
		this.tellTeam = tellTeam;
		this.properties = properties;
		this.clock = clock;
	}

	/** Looks once; to be called again and again, by as many processes as there are. */
	public void look() {
		Instant now = this.clock.instant();
		OneByOne.each(this.promises.open(), (promise) -> {
			if (promise.missedAt().isPresent()) {
				makeUp(promise, promise.missedAt().get(), now);
			}
			else if (now.isAfter(promise.dueAt())) {
				missed(promise, now);
			}
			else if (!now.isBefore(promise.dueAt().minus(this.properties.remindBefore()))) {
				remind(promise, now);
			}
		});
	}

	private void remind(Promise promise, Instant now) {
		if (this.promises.reminded(promise, now)) {
			Incident incident = this.incidents.get(promise.incident());
			this.tellTeam.of(incident, "%s: the next word is promised by %s, in %s.".formatted(incident.inWords(),
					promise.dueAt(), minutes(Duration.between(now, promise.dueAt()))));
		}
	}

	private void missed(Promise promise, Instant now) {
		if (!this.promises.missed(promise, now)) {
			return;
		}
		Incident incident = this.incidents.get(promise.incident());
		String text = "%s: THE PROMISE OF %s WAS MISSED. %s".formatted(incident.inWords(), promise.dueAt(),
				holdingText(promise));
		logger.error(text);
		this.tellTeam.of(incident, text);
	}

	/**
	 * What was prepared was not said: the process that noted it may have been killed
	 * then, or the database was away.
	 */
	private void makeUp(Promise promise, Instant missedAt, Instant now) {
		if (now.isBefore(missedAt.plus(AGAIN)) || !this.publish.sayHoldingText(promise)) {
			return;
		}
		Incident incident = this.incidents.get(promise.incident());
		this.tellTeam.of(incident,
				"%s: the promise of %s was missed. Those affected were told the holding text, %s late."
					.formatted(incident.inWords(), promise.dueAt(), minutes(Duration.between(promise.dueAt(), now))));
	}

	/** Whatever becomes of it, the team has to hear. */
	private String holdingText(Promise promise) {
		try {
			return this.publish.sayHoldingText(promise) ? "Those affected were told the holding text."
					: "Those affected have heard nothing.";
		}
		catch (RuntimeException ex) {
			return "The holding text could not be said (%s): those affected have heard nothing."
				.formatted(ex.getMessage());
		}
	}

	private static String minutes(Duration left) {
		long minutes = Math.max(1, left.toMinutes());
		return minutes + ((minutes == 1) ? " minute" : " minutes");
	}

}
