package io.regain;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

import io.github.bucket4j.TimeMeter;
import io.regain.campaign.Home;
import io.regain.cli.Cli;
import io.regain.template.RenderLimits;
import io.regain.template.TemplateCheck;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * All rooms of Regain with the ledger's database. The command line starts it when a
 * command needs it.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(RegainProperties.class)
public class RegainApplication {

	public static void main(String[] arguments) {
		new Cli(RegainApplication.class).runAndExit(arguments);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	/** What rates go by: it never goes back. */
	@Bean
	TimeMeter time() {
		return TimeMeter.SYSTEM_NANOTIME;
	}

	@Bean
	RandomGenerator random() {
		return RandomGenerator.getDefault();
	}

	/**
	 * Whose dates name runs, and whose hours hold for customers without a zone of their
	 * own.
	 */
	@Bean
	ZoneId zone(RegainProperties properties) {
		return (properties.zone() != null) ? properties.zone() : ZoneId.systemDefault();
	}

	@Bean
	TemplateCheck templateCheck(RenderLimits limits) {
		return new TemplateCheck(limits);
	}

	/** As a text: Spring would look for a path in the class path first. */
	@Bean
	Home home(RegainProperties properties) {
		return new Home(Path.of(properties.home()));
	}

}
