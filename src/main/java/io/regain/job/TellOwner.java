package io.regain.job;

import java.util.Optional;
import java.util.random.RandomGenerator;

import io.regain.campaign.Campaign;
import io.regain.campaign.Catalogue;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.delivery.Deliveries;
import io.regain.delivery.DeliveryProperties;
import io.regain.delivery.MessageCounts;
import io.regain.delivery.OwnerNotices;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.Tallies;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.RunName;
import io.regain.plan.AllowOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Sends the owner of a campaign a short mail when a run needs somebody: once for each
 * status of a run, outside of the ledger's messages, and where redirections and
 * permissions let it go. That it cannot be sent is no matter of the run's.
 */
@Component
class TellOwner {

	private static final Logger logger = LoggerFactory.getLogger(TellOwner.class);

	private final RunProperties properties;

	private final DeliveryProperties delivery;

	private final Deliveries deliveries;

	private final RunBook book;

	private final Tallies tallies;

	private final OwnerNotices notices;

	private final RandomGenerator random;

	TellOwner(RunProperties properties, DeliveryProperties delivery, Deliveries deliveries, RunBook book,
			Tallies tallies, OwnerNotices notices, RandomGenerator random) {
		this.properties = properties;
		this.delivery = delivery;
		this.deliveries = deliveries;
		this.book = book;
		this.tallies = tallies;
		this.notices = notices;
		this.random = random;
	}

	void of(RunName name) {
		if (!this.properties.tellOwner() || !this.deliveries.configured().contains(Channel.EMAIL)) {
			return;
		}
		try {
			Run run = this.book.find(name).orElseThrow();
			MessageCounts messages = this.tallies.of(run);
			if (NextSteps.needsSomebody(run, messages)) {
				tell(run, campaign(run), messages);
			}
		}
		catch (RuntimeException ex) {
			logger.warn("Whether the owner of {} has been told how it stands is not known: {}", name,
					ex.getClass().getName());
		}
	}

	/** As it was when the run was planned. */
	private Campaign campaign(Run run) {
		return Catalogue.of(this.book.definition(run).sources()).campaign(run.campaign()).orElseThrow();
	}

	private void tell(Run run, Campaign campaign, MessageCounts messages) {
		Optional<Address> to = this.delivery.redirected(campaign.owner())
			.filter(new AllowOnly(this.delivery.allowOnly())::allows);
		if (to.isEmpty()) {
			logger.warn(
					"The owner of {} is not told that it is {}: regain.delivery.redirect-to or allow-only forbid it",
					run.name(), run.status());
		}
		else if (this.notices.begin(run)) {
			send(run, new Outgoing(reference(), run.name().toString(), to.get(), OwnerMail.of(run, messages),
					campaign.from(), Optional.empty(), Optional.empty()));
		}
	}

	private void send(Run run, Outgoing mail) {
		Outcome outcome = this.deliveries.sendNow(mail);
		if (!(outcome instanceof Outcome.Accepted)) {
			this.notices.forget(run);
			logger.warn("The owner of {} could not be told that it is {}: the relay did not take the mail", run.name(),
					run.status());
		}
	}

	private String reference() {
		return "owner-" + Long.toUnsignedString(this.random.nextLong(), Character.MAX_RADIX);
	}

}
