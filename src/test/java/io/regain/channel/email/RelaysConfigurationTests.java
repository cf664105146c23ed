package io.regain.channel.email;

import io.regain.channel.ChannelContext;
import io.regain.channel.Outcome;
import io.regain.channel.Sender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class RelaysConfigurationTests {

	private static final String PREFIX = "regain.email.relays.";

	private final ApplicationContextRunner context = ChannelContext.of(EmailConfiguration.class)
		.withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
		.withPropertyValues(PREFIX + "near.host=127.0.0.1");

	@Test
	void severalNeedNoMoreThanAHostAndAPortEach() {
		try (ScriptedRelay near = new ScriptedRelay(); ScriptedRelay far = new ScriptedRelay()) {
			this.context
				.withPropertyValues(PREFIX + "near.port=" + near.port(), PREFIX + "far.host=127.0.0.1",
						PREFIX + "far.port=" + far.port())
				.run((started) -> {
					Sender sender = started.getBean(Sender.class);
					for (int i = 0; i < 4; i++) {
						assertThat(sender.send(EmailFixtures.message("context-1")))
							.isInstanceOf(Outcome.Accepted.class);
					}
				});
			assertThat(near.letters).hasSize(2);
			assertThat(far.letters).hasSize(2);
		}
	}

	@Test
	void whatOneIsSetToIsKept() {
		this.context.withPropertyValues(PREFIX + "near.rate=50/s", PREFIX + "near.connections=1").run((started) -> {
			Sender sender = started.getBean(Sender.class);
			assertThat(sender.turn(20).messages()).isEqualTo(5);
			assertThat(sender.turn(1).messages()).as("its one connection is taken").isZero();
		});
	}

	@Test
	void jakartaMailsOwnPropertiesAndTlsAreThoseOfOneRelay() {
		try (ScriptedRelay near = new ScriptedRelay()) {
			this.context
				.withPropertyValues(PREFIX + "near.port=" + near.port(),
						PREFIX + "near.properties.mail.smtp.starttls.required=true")
				.run((started) -> assertThat(started.getBean(Sender.class).send(EmailFixtures.message("context-1")))
					.isEqualTo(new Outcome.Refused(Outcome.Cause.CONFIGURATION, "login",
							"STARTTLS is required but host does not support STARTTLS")));
			this.context
				.withPropertyValues(PREFIX + "near.port=" + near.port(), PREFIX + "near.ssl.enabled=true",
						PREFIX + "near.properties.mail.smtp.timeout=500")
				.run((started) -> assertThat(started.getBean(Sender.class).send(EmailFixtures.message("context-1")))
					.isInstanceOf(Outcome.Deferred.class));
			assertThat(near.letters).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			far.port=25                   | far.host must be the relay's host
			near.port=70000               | near.port is 70000; it must be 1 to 65535
			near.username=lavka           | near.username and password must both be set, or neither
			near.protocol=lmtp            | near.protocol is 'lmtp'; it must be smtp or smtps
			near.weight=0                 | near.weight is 0; it must be 1 to 1000
			near.connections=-1           | near.connections is -1; it must be 1 or more
			near.messages-per-connection=0 | near.messages-per-connection is 0; it must be 1 or more
			near.idle-timeout=0s          | near.idle-timeout is PT0S; it must be longer than nothing
			near.rate=fast                | near.rate is 'fast'; it must be a rate, as in 200/s
			""")
	void aWrongSettingFailsAtStartByName(String setting, String complaint) {
		this.context.withPropertyValues(PREFIX + setting)
			.run((started) -> assertThat(ChannelContext.failure(started)).contains(PREFIX + complaint));
	}

	@Test
	void besideSpringsOwnRelayTheyFailAtStart() {
		this.context.withPropertyValues("spring.mail.host=relay.example")
			.run((started) -> assertThat(ChannelContext.failure(started)).contains("spring.mail.host",
					"must not be set beside regain.email.relays"));
	}

	@Test
	void passwordsAreNotTold() {
		this.context
			.withPropertyValues(PREFIX + "near.username=lavka", PREFIX + "near.password=s3cret",
					PREFIX + "near.properties.mail.smtp.x=s3cret")
			.run((started) -> assertThat(started.getBean(RelaysProperties.class)).asString()
				.contains("127.0.0.1")
				.doesNotContain("s3cret"));
		this.context.withPropertyValues(PREFIX + "near.password=s3cret")
			.run((started) -> assertThat(ChannelContext.failure(started)).doesNotContain("s3cret"));
	}

}
