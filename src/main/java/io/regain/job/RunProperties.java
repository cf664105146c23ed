package io.regain.job;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How runs are held: {@code regain.run.*}.
 *
 * @param heartbeat how long a second starter watches whether the holder still lives; the
 * holder says so five times as often
 * @param resumeWithin a run that nobody has driven for longer is gone on with only when a
 * person says so: the database may have been restored
 * @param tellOwner whether a campaign's owner gets a mail when a run needs somebody
 */
@Validated
@ConfigurationProperties("regain.run")
public record RunProperties(@DefaultValue("10s") @NotNull Duration heartbeat,
		@DefaultValue("1h") @NotNull Duration resumeWithin, @DefaultValue("true") boolean tellOwner) {

	private static final long LEAST_MILLIS = 100;

	public RunProperties {
		if (heartbeat.toMillis() < LEAST_MILLIS) {
			throw new IllegalArgumentException("regain.run.heartbeat is %d ms; it must be %d ms or more"
				.formatted(heartbeat.toMillis(), LEAST_MILLIS));
		}
	}

}
