package io.regain.tracking;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.regain.delivery.LinkTargets;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Learns that emails were opened and their links followed. In {@code regain_event} these
 * are {@code opened} and {@code clicked}, of the kind {@code person} or {@code machine};
 * of a machine, {@code code} names the rule that tells it. Of one kind there is one open
 * for each message, and one click for each link in it. A person's may become a machine's
 * within {@link Bursts#WINDOW}, never later and never the other way.
 */
@Service
public class Engagement {

	/**
	 * After that what a person did stays a person's: the window, and what recording
	 * takes.
	 */
	public static final Duration CERTAIN_AFTER = Bursts.WINDOW.plusSeconds(2);

	private final ObjectProvider<Secret> secret;

	private final LinkTargets links;

	private final RecordEngagement record;

	private final EngagementBacklog backlog;

	private final Clock clock;

	Engagement(ObjectProvider<Secret> secret, LinkTargets links, RecordEngagement record, EngagementBacklog backlog,
			Clock clock) {
		this.secret = secret;
		this.links = links;
		this.record = record;
		this.backlog = backlog;
		this.clock = clock;
	}

	/** Somebody fetched a message's image. Whatever the token, nothing is told. */
	public void opened(String token, Visitor visitor) {
		Token.verify(this.secret.getObject(), Purpose.OPEN, token)
			.filter((message) -> visitor.asks())
			.ifPresent((message) -> {
				Instant now = this.clock.instant();
				this.backlog.add(message, () -> this.record.opened(message, visitor, now));
			});
	}

	/**
	 * Somebody followed a link.
	 * @return where it leads, which is where the campaign's template points; empty if the
	 * token is none of ours
	 */
	public Optional<URI> clicked(String token, Visitor visitor) {
		return Token.verifyClick(this.secret.getObject(), token)
			.flatMap((click) -> this.links.target(click.link()).map((target) -> {
				if (visitor.asks()) {
					Instant now = this.clock.instant();
					this.backlog.add(click.messageId(), () -> this.record.clicked(click, visitor, now));
				}
				return URI.create(URI.create(target).toASCIIString());
			}));
	}

}
