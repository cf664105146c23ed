package io.regain.delivery;

import java.util.Map;
import java.util.Optional;

import io.regain.campaign.Campaign;
import io.regain.campaign.Campaign.Tracking;
import io.regain.campaign.Segment;
import io.regain.message.Channel;
import io.regain.template.Renderer;

import org.springframework.stereotype.Component;

/** Decides what is learned of those who read a run's emails. */
@Component
class LayTraces {

	private final TrackedLinks addresses;

	private final LinkTargets targets;

	LayTraces(TrackedLinks addresses, LinkTargets targets) {
		this.addresses = addresses;
		this.targets = targets;
	}

	/**
	 * Empty if nothing is: then no token is made at all. What goes to others than the
	 * customers would tell nothing of these.
	 * @param composer one that leaves no traces
	 */
	Optional<Traces> of(Run run, Definition definition, Campaign campaign, Segment segment, Renderer renderer,
			Composer composer) {
		Tracking wanted = campaign.send().tracking();
		boolean opens = wanted.ofOpens() && this.addresses.opens();
		boolean clicks = wanted.ofClicks() && this.addresses.clicks();
		if (run.redirected() || !(opens || clicks) || !campaign.send().channels().contains(Channel.EMAIL)) {
			return Optional.empty();
		}
		FindTargets find = new FindTargets(composer, campaign, segment, definition.template().locales(Channel.EMAIL));
		Map<String, Long> links = clicks ? this.targets.of(run,
				() -> find.find(renderer.webAddresses(), renderer.customerColumns(), run.runDate())) : Map.of();
		return Optional.of(new Traces(this.addresses, opens, links));
	}

}
