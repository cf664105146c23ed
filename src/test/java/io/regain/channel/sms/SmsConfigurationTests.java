package io.regain.channel.sms;

import io.regain.channel.ChannelContext;
import io.regain.channel.Sender;
import io.regain.message.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class SmsConfigurationTests {

	private static final String PREFIX = "regain.sms.twilio.";

	private final ApplicationContextRunner context = ChannelContext.of(SmsConfiguration.class);

	@Test
	void withoutAnAccountThereIsNoSender() {
		this.context.run((started) -> assertThat(started).doesNotHaveBean(Sender.class)
			.doesNotHaveBean(TwilioSignatures.class)
			.hasNotFailed());
	}

	@Test
	void anAccountAndASenderAreEnough() {
		this.context
			.withPropertyValues(PREFIX + "account-sid=AC1", PREFIX + "auth-token=s3cret", PREFIX + "from=+15017122661")
			.run((started) -> {
				assertThat(started.getBean(Sender.class).channel()).isEqualTo(Channel.SMS);
				assertThat(started).hasSingleBean(TwilioSignatures.class);
				assertThat(started.getBean(TwilioProperties.class)).asString()
					.contains("AC1", "https://api.twilio.com")
					.doesNotContain("s3cret");
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "auth-token=s3cret                  | account-sid must be the account's SID, AC…",
					"account-sid=AC1                     | auth-token must be the account's auth token",
					"account-sid=AC1                     | from (a number of yours",
					"messaging-service-sid=PN1           | messaging-service-sid must be a messaging service's SID",
					"base-url=api.twilio.com             | base-url must be an http or https URL",
					"timeout=0s                          | connect-timeout and timeout must be longer than nothing" })
	void aPartOfTheSettingsFailsAtStartNamingTheRest(String setting, String complaint) {
		this.context.withPropertyValues(PREFIX + setting.strip())
			.run((started) -> assertThat(ChannelContext.failure(started)).contains(PREFIX + complaint)
				.doesNotContain("s3cret"));
	}

	@Test
	void twoWaysToSendAreOneTooMany() {
		this.context
			.withPropertyValues(PREFIX + "account-sid=AC1", PREFIX + "auth-token=s3cret", PREFIX + "from=+15017122661",
					PREFIX + "messaging-service-sid=MG1")
			.run((started) -> assertThat(ChannelContext.failure(started)).contains("exactly one of them")
				.doesNotContain("s3cret"));
	}

}
