package io.regain.job;

import java.util.List;

import io.regain.audience.AudienceProperties;
import io.regain.campaign.Campaign;
import io.regain.delivery.Deliveries;
import io.regain.delivery.DeliveryProperties;
import io.regain.message.RunName;
import io.regain.plan.AllowOnly;
import io.regain.plan.Decider;

import org.springframework.stereotype.Component;

/** Makes the decider of a run from this installation's settings. */
@Component
public class Deciders {

	private final Deliveries deliveries;

	private final AudienceProperties audience;

	private final DeliveryProperties delivery;

	Deciders(Deliveries deliveries, AudienceProperties audience, DeliveryProperties delivery) {
		this.deliveries = deliveries;
		this.audience = audience;
		this.delivery = delivery;
	}

	public Decider of(Campaign campaign, RunName run) {
		return new Decider(campaign, run.toString(), this.deliveries.configured(), this.audience.consent(), allowed());
	}

	/** What is redirected doesn't go to the customer, whose address may be any. */
	private AllowOnly allowed() {
		return new AllowOnly(this.delivery.redirects() ? List.of() : this.delivery.allowOnly());
	}

}
