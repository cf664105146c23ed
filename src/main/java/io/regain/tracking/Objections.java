package io.regain.tracking;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.regain.audience.ConsentWord;
import io.regain.audience.Consents;
import io.regain.audience.Standing;
import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Silences;
import io.regain.message.MessageClass;

import org.springframework.stereotype.Service;

/**
 * What follows when somebody who got a message does not want such messages: the address
 * is suppressed, the customer's word is kept, what is planned for them on any channel is
 * taken back, and the event is told. Once is enough; again changes nothing. To be called
 * in a transaction, which is tried again as a whole if it loses a deadlock.
 */
@Service
public class Objections {

	private final Suppressions suppressions;

	private final Consents consents;

	private final Silences silences;

	private final Events events;

	private final Clock clock;

	Objections(Suppressions suppressions, Consents consents, Silences silences, Events events, Clock clock) {
		this.suppressions = suppressions;
		this.consents = consents;
		this.silences = silences;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * No more marketing.
	 * @return whether that was told for the first time
	 */
	public boolean unsubscribe(MessageRef message, EventReport report) {
		boolean news = this.events.append(message, EventType.UNSUBSCRIBED, report);
		if (speaksForThemselves(message)) {
			suppress(message, Suppression.UNSUBSCRIBED);
			refuseAll(message, report.source());
			this.silences.silence(message.customerId(), List.of(MessageClass.MARKETING), Suppression.UNSUBSCRIBED.id());
		}
		return news;
	}

	/**
	 * They called it spam: nothing but incidents any more.
	 * @return whether that was told for the first time
	 */
	public boolean complain(MessageRef message, EventReport report) {
		boolean news = this.events.append(message, EventType.COMPLAINED, report);
		if (speaksForThemselves(message)) {
			suppress(message, Suppression.COMPLAINED);
			refuseAll(message, report.source());
			this.silences.silence(message.customerId(), List.of(MessageClass.MARKETING, MessageClass.SERVICE),
					Suppression.COMPLAINED.id());
		}
		return news;
	}

	/** They want marketing again, on the channel of this message. */
	public void takeBack(MessageRef message, EventReport report) {
		this.events.append(message, EventType.RESUBSCRIBED, report);
		if (speaksForThemselves(message)) {
			this.suppressions.lift(List.of(message.addressHash()), Set.of(Suppression.UNSUBSCRIBED),
					"the customer asked for it (message %d)".formatted(message.id()));
			this.consents.append(List.of(ConsentWord.on(message.customerId(), message.channel(), Optional.empty(), true,
					report.source(), this.clock.instant())));
		}
	}

	/** Whoever got it instead cannot speak for the customer. */
	private static boolean speaksForThemselves(MessageRef message) {
		return !message.redirected();
	}

	private void suppress(MessageRef message, Suppression reason) {
		this.suppressions.add(message.channel(), message.addressHash(), reason, "message " + message.id());
	}

	/** Programs that follow links say it often. */
	private void refuseAll(MessageRef message, String source) {
		boolean known = this.consents.own(List.of(message.customerId())).stream().anyMatch(Standing::endsWithNoToAll);
		if (!known) {
			this.consents.append(List.of(ConsentWord.all(message.customerId(), false, source, this.clock.instant())));
		}
	}

}
