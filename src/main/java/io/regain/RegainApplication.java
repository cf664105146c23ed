package io.regain;

import java.time.Clock;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

import io.regain.campaign.Home;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** All rooms of Regain with the ledger's database. The command line starts it when a command needs it. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(RegainProperties.class)
public class RegainApplication {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	RandomGenerator random() {
		return RandomGenerator.getDefault();
	}

	/** Whose dates name runs, and whose hours hold for customers without a zone of their own. */
	@Bean
	ZoneId zone(RegainProperties properties) {
		return properties.zone().orElseGet(ZoneId::systemDefault);
	}

	@Bean
	Home home(RegainProperties properties) {
		return new Home(properties.home());
	}

}
