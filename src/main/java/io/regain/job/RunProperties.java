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
 */
@Validated
@ConfigurationProperties("regain.run")
public record RunProperties(@DefaultValue("10s") @NotNull Duration heartbeat,
		@DefaultValue("1h") @NotNull Duration resumeWithin) {
}
