package io.regain.tracking;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an address that bounced softly, again and again, is given up.
 *
 * @param softInARow after so many messages in a row
 * @param softOver or when such a row lasts longer than this
 */
@ConfigurationProperties("regain.bounces")
record BounceProperties(@DefaultValue("5") int softInARow, @DefaultValue("7d") Duration softOver) {

	BounceProperties {
		if (softInARow < 1) {
			throw new IllegalArgumentException(
					"regain.bounces.soft-in-a-row is %d; it must be 1 or more".formatted(softInARow));
		}
		if (softOver.isNegative() || softOver.isZero()) {
			throw new IllegalArgumentException(
					"regain.bounces.soft-over is %s; it must be longer than nothing, as in 7d".formatted(softOver));
		}
	}

}
