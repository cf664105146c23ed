package io.regain.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.regain.audience.AudienceProperties.ConsentRule;
import io.regain.audience.Candidate;
import io.regain.audience.Consent;
import io.regain.audience.Contact;
import io.regain.audience.Customer;
import io.regain.audience.Freeze;
import io.regain.audience.Suppression;
import io.regain.campaign.Campaign;
import io.regain.campaign.Campaign.OnFreeze;
import io.regain.campaign.Campaign.Reach;
import io.regain.campaign.Escalation;
import io.regain.message.Channel;
import io.regain.message.MessageClass;

/**
 * Decides about one customer at a time, for one campaign: pure, the same answer each
 * time. (An address that two customers share is seen only when all have been decided.)
 */
public final class Decider {

	private final Campaign campaign;

	private final Set<Channel> configured;

	private final ConsentRule consentRule;

	private final AllowOnly allowOnly;

	private final Lots holdOut;

	private final Lots order;

	private final Optional<DueTimes> dueTimes;

	/** Whatever the hour. */
	public Decider(Campaign campaign, String runName, Set<Channel> configured, ConsentRule consentRule,
			AllowOnly allowOnly) {
		this(campaign, runName, configured, consentRule, allowOnly, Optional.empty());
	}

	/**
	 * @param runName what the canary's order is drawn for
	 * @param configured the channels that have a provider
	 * @param dueTimes when messages are due; empty if the hour does not matter
	 */
	public Decider(Campaign campaign, String runName, Set<Channel> configured, ConsentRule consentRule,
			AllowOnly allowOnly, Optional<DueTimes> dueTimes) {
		this.campaign = campaign;
		this.configured = Set.copyOf(configured);
		this.consentRule = consentRule;
		this.allowOnly = allowOnly;
		this.holdOut = new Lots("hold-out/" + campaign.id());
		this.order = new Lots("order/" + runName);
		this.dueTimes = dueTimes;
	}

	/** The customer's place when only a part of the run is sent first. */
	public long lot(String customerId) {
		return this.order.draw(customerId);
	}

	public Decision decide(Candidate candidate) {
		if (candidate.customer().isEmpty()) {
			return new Decision.Excluded(Exclusion.UNKNOWN_CUSTOMER, "");
		}
		if (candidate.excludedBy().isPresent()) {
			return new Decision.Excluded(Exclusion.EXCLUDED_SEGMENT, candidate.excludedBy().get());
		}
		Set<Suppression> wishes = wishes(candidate);
		if (!wishes.isEmpty()) {
			return new Decision.Excluded(Exclusion.SUPPRESSED,
					wishes.stream().map(Suppression::id).sorted().collect(Collectors.joining(", ")));
		}
		if (candidate.restsUntil().isPresent() && this.campaign.messageClass() == MessageClass.MARKETING) {
			return new Decision.Excluded(Exclusion.RESTING, "until " + candidate.restsUntil().get());
		}
		Optional<Freeze> freeze = freeze(candidate);
		if (freeze.isPresent() && this.campaign.send().onFreeze() == OnFreeze.DROP) {
			return new Decision.Excluded(Exclusion.INCIDENT, freeze.get().name());
		}
		List<Decision.Target> targets = new ArrayList<>();
		Map<Exclusion, String> obstacles = new EnumMap<>(Exclusion.class);
		for (Channel channel : this.campaign.send().channels()) {
			if (targets.isEmpty() || this.campaign.send().reach() != Reach.FIRST) {
				consider(candidate, channel, targets, obstacles);
			}
		}
		if (targets.isEmpty()) {
			Map.Entry<Exclusion, String> first = obstacles.entrySet().iterator().next();
			return new Decision.Excluded(first.getKey(), first.getValue());
		}
		if (this.holdOut.among(this.campaign.audience().holdOut(), candidate.customerId())) {
			return new Decision.HeldOut(targets);
		}
		return new Decision.Included(targets, freeze
			.map((held) -> new Decision.Held(held.name(), this.campaign.send().onFreeze() == OnFreeze.EXTEND)));
	}

	private Optional<Freeze> freeze(Candidate candidate) {
		return candidate.freeze().filter((any) -> this.campaign.messageClass() == MessageClass.MARKETING);
	}

	/**
	 * A customer who asked for silence on one channel does not get the same on another.
	 */
	private Set<Suppression> wishes(Candidate candidate) {
		return candidate.contacts()
			.values()
			.stream()
			.filter(Contact.Reachable.class::isInstance)
			.map(Contact.Reachable.class::cast)
			.flatMap((contact) -> contact.suppressions().stream())
			.filter(Suppression::isWish)
			.filter((suppression) -> suppression.blocks(this.campaign.messageClass()))
			.collect(Collectors.toSet());
	}

	private void consider(Candidate candidate, Channel channel, List<Decision.Target> targets,
			Map<Exclusion, String> obstacles) {
		Contact contact = candidate.contacts().getOrDefault(channel, new Contact.Missing());
		if (contact instanceof Contact.Reachable reachable) {
			obstacle(reachable, channel).ifPresentOrElse((obstacle) -> obstacles.put(obstacle, ""),
					() -> time(candidate, channel, reachable, targets, obstacles));
		}
		else {
			obstacles.put((contact instanceof Contact.Invalid) ? Exclusion.INVALID_ADDRESS : Exclusion.NO_ADDRESS, "");
		}
	}

	/** Whom one channel would reach too late, another may reach in time. */
	private void time(Candidate candidate, Channel channel, Contact.Reachable contact, List<Decision.Target> targets,
			Map<Exclusion, String> obstacles) {
		String zone = candidate.customer().map(Customer::timeZone).orElse("");
		Optional<Escalation> later = this.campaign.send().escalation().filter((any) -> !targets.isEmpty());
		Optional<Moved> moved = this.dueTimes.flatMap((times) -> later.map(
				(escalation) -> times.after(targets.get(targets.size() - 1).moved(), escalation.pause(), channel, zone))
			.or(() -> times.of(channel, zone)));
		if (moved.isPresent() && this.dueTimes.get().isTooLate(moved.get())) {
			obstacles.putIfAbsent(Exclusion.PAST_DEADLINE, this.dueTimes.get().inWords(moved.get(), zone));
		}
		else {
			targets.add(new Decision.Target(contact.target(), contact.hash(), moved,
					later.isPresent() ? targets.size() : 0));
		}
	}

	private Optional<Exclusion> obstacle(Contact.Reachable contact, Channel channel) {
		MessageClass messageClass = this.campaign.messageClass();
		if (contact.suppressions().stream().anyMatch((suppression) -> suppression.blocks(messageClass))) {
			return Optional.of(Exclusion.SUPPRESSED);
		}
		if (messageClass == MessageClass.MARKETING && !consents(contact.consent())) {
			return Optional.of(Exclusion.NO_CONSENT);
		}
		if (!this.configured.contains(channel)) {
			return Optional.of(Exclusion.CHANNEL_NOT_CONFIGURED);
		}
		if (!this.allowOnly.allows(contact.target())) {
			return Optional.of(Exclusion.NOT_ALLOWED);
		}
		return Optional.empty();
	}

	private boolean consents(Consent consent) {
		return consent == Consent.GIVEN || (consent == Consent.NONE && this.consentRule == ConsentRule.OPT_OUT);
	}

}
