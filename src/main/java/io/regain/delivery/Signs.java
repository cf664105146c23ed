package io.regain.delivery;

import java.util.List;

/**
 * Which events show that a message has reached somebody, by what a campaign waits for.
 */
public final class Signs {

	/** Of these only a person's count. */
	static final List<String> OF_MACHINES_TOO = List.of("opened", "clicked");

	private Signs() {
	}

	/**
	 * @param until {@code opened} or {@code acknowledged}; of {@code accepted} it is the
	 * state of the message that tells, and no event
	 */
	public static List<String> of(String until) {
		return switch (until) {
			case "opened" -> List.of("opened", "clicked", "replied", "acknowledged");
			case "acknowledged" -> List.of("acknowledged");
			default -> List.of();
		};
	}

}
