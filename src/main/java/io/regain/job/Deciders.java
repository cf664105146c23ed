package io.regain.job;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import io.regain.audience.AudienceProperties;
import io.regain.campaign.Campaign;
import io.regain.delivery.Deliveries;
import io.regain.delivery.DeliveryProperties;
import io.regain.message.RunName;
import io.regain.plan.AllowOnly;
import io.regain.plan.Decider;
import io.regain.plan.DueTimes;
import io.regain.plan.PressureProperties;
import io.regain.plan.QuietTimes;

import org.springframework.stereotype.Component;

/** Makes the decider of a run from this installation's settings. */
@Component
public class Deciders {

	private final Deliveries deliveries;

	private final AudienceProperties audience;

	private final DeliveryProperties delivery;

	private final PressureProperties pressure;

	private final ZoneId zone;

	Deciders(Deliveries deliveries, AudienceProperties audience, DeliveryProperties delivery,
			PressureProperties pressure, ZoneId zone) {
		this.deliveries = deliveries;
		this.audience = audience;
		this.delivery = delivery;
		this.pressure = pressure;
		this.zone = zone;
	}

	/** Of a run that is due then. */
	public Decider of(Campaign campaign, RunName run, Instant due, Instant deadline) {
		QuietTimes quiet = QuietTimes.of(campaign, this.pressure.quiet(), this.zone);
		return of(campaign, run, Optional.of(new DueTimes(campaign, quiet, due, deadline)));
	}

	/** Whatever the hour: nothing is sent by it. */
	Decider atAnyHour(Campaign campaign, RunName run) {
		return of(campaign, run, Optional.empty());
	}

	private Decider of(Campaign campaign, RunName run, Optional<DueTimes> dueTimes) {
		return new Decider(campaign, run.toString(), this.deliveries.configured(), this.audience.consent(), allowed(),
				dueTimes);
	}

	/** What is redirected doesn't go to the customer, whose address may be any. */
	private AllowOnly allowed() {
		return new AllowOnly(this.delivery.redirects() ? List.of() : this.delivery.allowOnly());
	}

}
