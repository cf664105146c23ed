package io.regain.incident;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.regain.RegainTest;
import io.regain.campaign.Home;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of the incident desk: all rooms, and a {@link TestDesk} with a few customers.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RegainTest
@Import(DeskTest.Rooms.class)
@TestPropertySource(properties = { "regain.home=target/fork-${regain.fork:1}/desk", "regain.run.heartbeat=4s",
		"regain.run.tell-owner=false", "regain.delivery.backoff=1s", "regain.delivery.workers=2",
		"regain.delivery.group=5", "regain.incident.approve-above=50" })
@interface DeskTest {

	/** What such tests need besides the rooms. */
	@TestConfiguration(proxyBeanMethods = false)
	class Rooms {

		@Bean
		TestDesk testDesk(Home home, JdbcClient jdbc, OpenIncident open, DraftUpdates drafts, PublishUpdates publish,
				Updates updates) {
			return new TestDesk(home.folder(), jdbc, open, drafts, publish, updates);
		}

	}

}
