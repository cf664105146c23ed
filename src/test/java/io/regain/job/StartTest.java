package io.regain.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.campaign.Home;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A test of starts: all rooms, and a {@link Starts} to start runs with. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RegainTest
@Import(StartTest.Rooms.class)
@TestPropertySource(properties = { "regain.home=target/fork-${regain.fork:1}/start", "regain.run.heartbeat=4s",
		"regain.run.tell-owner=false", "regain.delivery.backoff=1s", "regain.delivery.workers=2",
		"regain.delivery.group=5" })
@interface StartTest {

	/** What such tests need besides the rooms. */
	@TestConfiguration(proxyBeanMethods = false)
	class Rooms {

		@Bean
		Starts starts(Starter starter, Home home, JdbcClient jdbc, TestClock clock) {
			return new Starts(starter, new TestHome(home.folder()), jdbc, clock);
		}

	}

}
