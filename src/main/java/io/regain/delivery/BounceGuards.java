package io.regain.delivery;

import org.springframework.stereotype.Component;

/** Makes the guard of each run that is driven. */
@Component
class BounceGuards {

	private final FirstMessages firstMessages;

	private final Steering steering;

	private final GuardProperties properties;

	BounceGuards(FirstMessages firstMessages, Steering steering, GuardProperties properties) {
		this.firstMessages = firstMessages;
		this.steering = steering;
		this.properties = properties;
	}

	/**
	 * @param planned how many messages the run has in all
	 */
	BounceGuard of(Run run, Hold hold, long planned) {
		return new BounceGuard(this.firstMessages, this.steering, this.properties, run, hold, planned);
	}

}
