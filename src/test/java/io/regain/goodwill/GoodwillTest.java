package io.regain.goodwill;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.regain.RegainTest;
import io.regain.campaign.Home;
import io.regain.incident.DraftUpdates;
import io.regain.incident.OpenIncident;
import io.regain.incident.PublishUpdates;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of goodwill: all rooms, and {@link Hurt} customers.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RegainTest
@Import(GoodwillTest.Rooms.class)
@TestPropertySource(properties = { "regain.home=target/fork-${regain.fork:1}/goodwill", "regain.run.heartbeat=4s",
		"regain.run.tell-owner=false", "regain.delivery.backoff=1s", "regain.delivery.workers=2",
		"regain.delivery.group=5" })
@interface GoodwillTest {

	/** What such tests need besides the rooms. */
	@TestConfiguration(proxyBeanMethods = false)
	class Rooms {

		@Bean
		Hurt hurt(Home home, JdbcClient jdbc, OpenIncident open, DraftUpdates drafts, PublishUpdates publish,
				ProposeCompensation propose, GrantCompensation grant) {
			return new Hurt(home.folder(), jdbc, open, drafts, publish, propose, grant);
		}

	}

}
