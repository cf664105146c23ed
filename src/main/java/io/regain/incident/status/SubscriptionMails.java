package io.regain.incident.status;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.regain.incident.StatusProperties;
import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.channel.Outcome;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Outgoing;
import io.regain.delivery.Deliveries;
import io.regain.delivery.DeliveryProperties;
import io.regain.incident.IncidentProperties;
import io.regain.job.Preparations;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.message.EmailAddress;
import io.regain.message.From;
import io.regain.message.MessageClass;
import io.regain.message.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Writes to subscribers, outside of the ledger's messages, in the name of the incident
 * campaign, and where redirections, permissions and suppressions let it go.
 */
@Component
class SubscriptionMails implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(SubscriptionMails.class);

	/** Who writes others' addresses into the form makes no more mails than that. */
	private static final int CONFIRMATIONS_A_MINUTE = 30;

	private final Deliveries deliveries;

	private final DeliveryProperties delivery;

	private final Suppressions suppressions;

	private final Preparations preparations;

	private final IncidentProperties incidents;

	private final StatusProperties properties;

	private final ObjectProvider<Secret> secret;

	private final RandomGenerator random;

	private final Bucket bucket;

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(CONFIRMATIONS_A_MINUTE), SubscriptionMails::thread);

	SubscriptionMails(Deliveries deliveries, DeliveryProperties delivery, Suppressions suppressions,
			Preparations preparations, IncidentProperties incidents, StatusProperties properties,
			ObjectProvider<Secret> secret, RandomGenerator random, TimeMeter time) {
		this.deliveries = deliveries;
		this.delivery = delivery;
		this.suppressions = suppressions;
		this.preparations = preparations;
		this.incidents = incidents;
		this.properties = properties;
		this.secret = secret;
		this.random = random;
		this.bucket = Bucket.builder()
			.addLimit((limit) -> limit.capacity(CONFIRMATIONS_A_MINUTE)
				.refillGreedy(CONFIRMATIONS_A_MINUTE, Duration.ofMinutes(1)))
			.withCustomTimePrecision(time)
			.build();
		this.executor.allowCoreThreadTimeOut(true);
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "subscriptions");
		thread.setDaemon(true);
		return thread;
	}

	/** Whether it will be done, soon; not if too many ask. */
	boolean later(Runnable work) {
		try {
			if (!this.bucket.tryConsume(1)) {
				return false;
			}
			this.executor.execute(() -> {
				try {
					work.run();
				}
				catch (RuntimeException ex) {
					logger.warn("Somebody who wanted to subscribe could not be written to: {}",
							ex.getClass().getName());
				}
			});
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

	void confirmation(EmailAddress to, String language, String token) {
		URI link = this.properties.url("/status/confirm/" + token + "?lang=" + language).orElseThrow();
		String outcome = send(to, MailWords.in(language).confirmation(sender(), link), Optional.empty());
		logger.debug("A confirmation of a subscription: {}", outcome);
	}

	/**
	 * @return what became of it, in a word
	 */
	String update(Subscriber to, PublicIncident incident, PublicUpdate update) {
		String token = SubscriberToken.of(this.secret.getObject(), Subscriptions.LEAVE, Subscriptions.text(to.id()));
		URI leave = this.properties.url("/status/unsubscribe/" + token + "?lang=" + to.language()).orElseThrow();
		URI page = this.properties.url("/status/incidents/%d?lang=%s".formatted(incident.number(), to.language()))
			.orElseThrow();
		return send(to.email(), MailWords.in(to.language()).update(incident, update, page, leave), Optional.of(leave));
	}

	private String send(EmailAddress to, Content.Email content, Optional<URI> unsubscribe) {
		Optional<Address> receiver = this.delivery.permitted(to);
		if (receiver.isEmpty() || isSuppressed(to)) {
			return "NOT_ALLOWED";
		}
		String reference = "status-" + Long.toUnsignedString(this.random.nextLong(), Character.MAX_RADIX);
		try {
			Outcome outcome = this.deliveries.sendNow(new Outgoing(reference, "status", receiver.get(), content,
					sender(), unsubscribe, Optional.empty()));
			return (outcome instanceof Outcome.Accepted) ? "ACCEPTED"
					: (outcome instanceof Outcome.Refused) ? "REFUSED" : "DEFERRED";
		}
		catch (OutcomeUnknownException ex) {
			return "IN_DOUBT";
		}
	}

	private boolean isSuppressed(EmailAddress to) {
		Map<String, Set<Suppression>> found = this.suppressions.among(List.of(Channel.EMAIL),
				this.secret.getObject().hashes(to));
		return found.values().stream().flatMap(Set::stream).anyMatch((reason) -> reason.blocks(MessageClass.SERVICE));
	}

	/**
	 * Throws if mails cannot be sent now, before anybody is noted as told.
	 */
	void requireSender() {
		sender();
	}

	private From sender() {
		return this.preparations.filesAlone()
			.prepare(this.incidents.campaign())
			.orElseThrow(() -> new IllegalStateException(
					"the campaign %s has errors or is not there".formatted(this.incidents.campaign())))
			.campaign()
			.from();
	}

	@Override
	public void destroy() {
		this.executor.shutdownNow();
	}

}
