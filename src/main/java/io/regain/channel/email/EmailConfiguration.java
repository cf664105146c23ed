package io.regain.channel.email;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmailProperties.class)
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
	}

	@Bean
	@ConditionalOnProperty("spring.mail.host")
	EmailSender emailSender(JavaMailSenderImpl mail, EmailProperties properties, Clock clock) {
		ScheduledThreadPoolExecutor timer = timer();
		Relay relay = new Relay(mail, timer);
		return new EmailSender(relay, new SmtpConnections(relay, properties, clock, timer), clock);
	}

	private static RuntimeException missing(String name, String what) {
		return new InvalidConfigurationPropertyValueException(name, "", "It must be " + what);
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
