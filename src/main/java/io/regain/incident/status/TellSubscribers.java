package io.regain.incident.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.regain.audience.FrozenAudiences;
import io.regain.job.OneByOne;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Writes to subscribers what was said last of an incident: what is older by then they are
 * not told, nor what those affected are told as such. What the relay puts off is tried
 * again while it is news.
 */
@Component
class TellSubscribers {

	private static final Logger logger = LoggerFactory.getLogger(TellSubscribers.class);

	/** What was said before is no news. */
	private static final Duration NEWS = Duration.ofHours(1);

	private static final int AT_ONCE = 100;

	private final StatusBoard board;

	private final Subscribers subscribers;

	private final Subscriptions subscriptions;

	private final SubscriptionMails mails;

	private final FrozenAudiences audiences;

	private final Clock clock;

	TellSubscribers(StatusBoard board, Subscribers subscribers, Subscriptions subscriptions, SubscriptionMails mails,
			FrozenAudiences audiences, Clock clock) {
		this.board = board;
		this.subscribers = subscribers;
		this.subscriptions = subscriptions;
		this.mails = mails;
		this.audiences = audiences;
		this.clock = clock;
	}

	/** Goes on until everybody was told, or something newer was said. */
	void tell() {
		if (!this.subscriptions.areOffered()) {
			return;
		}
		Instant now = this.clock.instant();
		this.board.known()
			.ifPresent((known) -> OneByOne.each(known.incidents()
				.stream()
				.filter((incident) -> incident.last().publishedAt().plus(NEWS).isAfter(now))
				.toList(), this::tell));
	}

	private void tell(PublicIncident incident) {
		PublicUpdate update = incident.last();
		List<Subscriber> untold = this.subscribers.untold(incident.number(), update, this.clock.instant(), AT_ONCE);
		if (untold.isEmpty()) {
			return;
		}
		this.mails.requireSender();
		Set<String> affected = this.audiences.addresses("incident-" + incident.number(),
				untold.stream().map((one) -> one.email().key()).toList());
		for (Subscriber subscriber : untold) {
			String skipped = affected.contains(subscriber.email().key()) ? "AFFECTED"
					: subscriber.wants(incident.component()) ? "" : "NOT_WANTED";
			tell(subscriber, incident, update, skipped);
		}
	}

	private void tell(Subscriber subscriber, PublicIncident incident, PublicUpdate update, String skipped) {
		boolean first = this.subscribers.note(subscriber, incident.number(), update.number(),
				skipped.isEmpty() ? "SENDING" : skipped, this.clock.instant());
		if (!first || !skipped.isEmpty()) {
			return;
		}
		String outcome = this.mails.update(subscriber, incident, update);
		this.subscribers.ended(subscriber, incident.number(), update.number(), outcome);
		logger.debug("Subscriber {} and update {} of incident {}: {}", subscriber.id(), update.number(),
				incident.number(), outcome);
	}

}
