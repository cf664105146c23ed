package io.regain.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

import io.regain.campaign.Home;
import io.regain.template.RenderLimits;
import io.regain.template.TemplateCheck;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The little that the commands without a database need, under the same properties as the
 * whole.
 */
@EnableConfigurationProperties(RenderLimits.class)
class Offline {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	ZoneId zone(Environment environment) {
		return environment.getProperty("regain.zone", ZoneId.class, ZoneId.systemDefault());
	}

	@Bean
	Home home(Environment environment) {
		return new Home(Path.of(environment.getProperty("regain.home", ".")));
	}

	@Bean
	TemplateCheck templateCheck(RenderLimits limits) {
		return new TemplateCheck(limits);
	}

}
