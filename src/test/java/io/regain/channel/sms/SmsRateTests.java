package io.regain.channel.sms;

import io.regain.channel.ChannelContext;
import io.regain.channel.Sender;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class SmsRateTests {

	private final ApplicationContextRunner context = ChannelContext.of(SmsConfiguration.class)
		.withPropertyValues("regain.sms.twilio.account-sid=AC1", "regain.sms.twilio.auth-token=s3cret",
				"regain.sms.twilio.from=+15017122661");

	@Test
	void isKeptByWhoAsksForATurn() {
		this.context.withPropertyValues("regain.sms.rate=1/h").run((started) -> {
			Sender sender = started.getBean(Sender.class);
			assertThat(sender.turn(20).messages()).isEqualTo(1);
			assertThat(sender.turn(20).messages()).isZero();
			assertThat(sender.turn(20).again()).isPositive();
		});
	}

	@Test
	void isNotLimitedByItself() {
		this.context.run((started) -> assertThat(started.getBean(Sender.class).turn(500).messages()).isEqualTo(500));
	}

	@Test
	void failsAtStartByNameIfItIsNone() {
		this.context.withPropertyValues("regain.sms.rate=fast")
			.run((started) -> assertThat(ChannelContext.failure(started))
				.contains("regain.sms.rate is 'fast'; it must be a rate"));
	}

}
