package io.regain.correction;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.regain.RegainTest;
import io.regain.campaign.Home;
import io.regain.delivery.Runs;
import io.regain.job.Starter;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A test of corrections: all rooms, and a shop that makes a mistake. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RegainTest
@Import(CorrectionTest.Rooms.class)
@TestPropertySource(properties = { "regain.home=target/fork-${regain.fork:1}/correction", "regain.run.heartbeat=4s",
		"regain.run.tell-owner=false", "regain.delivery.backoff=1s", "regain.delivery.workers=1",
		"regain.delivery.group=2" })
@interface CorrectionTest {

	/** What such tests need besides the rooms. */
	@TestConfiguration(proxyBeanMethods = false)
	class Rooms {

		@Bean
		WrongShop wrongShop(Home home, JdbcClient jdbc, Starter starter, Runs runs, CorrectRun correctRun) {
			return new WrongShop(home.folder(), jdbc, starter, runs, correctRun);
		}

	}

}
