package io.regain.channel.email;

import io.regain.channel.ChannelContext;
import io.regain.channel.Outcome;
import io.regain.channel.Sender;
import io.regain.message.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class EmailConfigurationTests {

	private final ApplicationContextRunner context = ChannelContext.of(EmailConfiguration.class)
		.withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class));

	@Test
	void withoutAHostThereIsNoSender() {
		this.context.run((started) -> assertThat(started).doesNotHaveBean(Sender.class));
	}

	@Test
	void aHostAndAPortAreEnough() {
		try (ScriptedRelay relay = new ScriptedRelay()) {
			this.context
				.withPropertyValues("spring.mail.host=127.0.0.1", "spring.mail.port=" + relay.port(),
						"spring.mail.username=", "spring.mail.password=")
				.run((started) -> {
					Sender sender = started.getBean(Sender.class);
					assertThat(sender.channel()).isEqualTo(Channel.EMAIL);
					assertThat(sender.send(EmailFixtures.message("context-1"))).isInstanceOf(Outcome.Accepted.class);
				});
		}
	}

	@ParameterizedTest
	@CsvSource({ "spring.mail.username=lavka, spring.mail.password",
			"regain.email.messages-per-connection=0, regain.email.messages-per-connection is 0; it must be 1 or more",
			"regain.email.idle-timeout=0s, regain.email.idle-timeout is PT0S; it must be longer than nothing" })
	void aWrongSettingFailsAtStartByName(String setting, String complaint) {
		this.context.withPropertyValues("spring.mail.host=127.0.0.1", setting)
			.run((started) -> assertThat(ChannelContext.failure(started)).contains(complaint));
	}

	@Test
	void credentialsWithoutAHostFailAtStart() {
		this.context.withPropertyValues("spring.mail.username=lavka", "spring.mail.password=s3cret")
			.run((started) -> assertThat(ChannelContext.failure(started)).contains("spring.mail.host")
				.doesNotContain("s3cret"));
	}

}
