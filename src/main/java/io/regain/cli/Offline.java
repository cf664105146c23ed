package io.regain.cli;

import java.time.Clock;

import io.regain.template.RenderLimits;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The little that the commands without a database need: the configuration, and a clock.
 */
@EnableConfigurationProperties(RenderLimits.class)
class Offline {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
