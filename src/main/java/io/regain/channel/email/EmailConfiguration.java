package io.regain.channel.email;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.github.bucket4j.TimeMeter;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ EmailProperties.class, RelaysProperties.class })
class EmailConfiguration {

	EmailConfiguration(Environment environment) {
		Predicate<String> isSet = (name) -> StringUtils.hasText(environment.getProperty(name));
		for (String name : List.of("spring.mail.username", "spring.mail.password")) {
			if (isSet.test(name) && !isSet.test("spring.mail.host")) {
				throw missing("spring.mail.host", "the relay's host, as %s is set".formatted(name));
			}
		}
		if (isSet.test("spring.mail.username") && !isSet.test("spring.mail.password")) {
			throw missing("spring.mail.password", "the password of spring.mail.username");
		}
		if (isSet.test("spring.mail.host") && RelaysProperties.areGiven(environment)) {
			// To let one of them win in silence may write to customers from a staging
			// system
			throw invalid("spring.mail.host", String.valueOf(environment.getProperty("spring.mail.host")),
					"It must not be set beside regain.email.relays.*; make it one of those, or remove either");
		}
	}

	@Bean
	@ConditionalOnProperty("spring.mail.host")
	EmailSender emailSender(JavaMailSenderImpl mail, EmailProperties properties, Clock clock, TimeMeter time) {
		return sender(List.of(route("spring.mail", mail, properties, Limits.NONE, clock, time, timer())), clock);
	}

	@Bean
	@Conditional(RelaysProperties.AreGiven.class)
	EmailSender relaysSender(RelaysProperties relays, EmailProperties properties, Clock clock, TimeMeter time) {
		ScheduledThreadPoolExecutor timer = timer();
		return sender(relays.relays()
			.entrySet()
			.stream()
			.map((entry) -> route(entry.getKey(), entry.getValue().mail(), entry.getValue().keeping(properties),
					entry.getValue().limits(), clock, time, timer))
			.toList(), clock);
	}

	static EmailSender sender(List<Route> routes, Clock clock) {
		return new EmailSender(new Routes(routes, clock), clock);
	}

	static Route route(String name, JavaMailSenderImpl mail, EmailProperties properties, Limits limits, Clock clock,
			TimeMeter time, ScheduledThreadPoolExecutor timer) {
		Relay relay = new Relay(mail, timer);
		return new Route(name, relay, new SmtpConnections(relay, properties, clock, timer), limits, time);
	}

	private static RuntimeException missing(String name, String what) {
		return invalid(name, "", "It must be " + what);
	}

	private static RuntimeException invalid(String name, String value, String reason) {
		return new InvalidConfigurationPropertyValueException(name, value, reason);
	}

	/** Watches over writes and idle connections; its thread ends when there are none. */
	static ScheduledThreadPoolExecutor timer() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("smtp-timer-");
		threads.setDaemon(true);
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads);
		timer.setKeepAliveTime(10, TimeUnit.SECONDS);
		timer.allowCoreThreadTimeOut(true);
		// Five watches a message, all but never needed: they must not stay until they are
		// due
		timer.setRemoveOnCancelPolicy(true);
		return timer;
	}

}
