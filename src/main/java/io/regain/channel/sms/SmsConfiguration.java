package io.regain.channel.sms;

import java.time.Clock;

import io.github.bucket4j.TimeMeter;
import io.regain.channel.HttpAttempts;
import io.regain.channel.RateLimit;
import io.regain.channel.RatedSender;
import io.regain.channel.Sender;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ SmsProperties.class, TwilioProperties.class })
class SmsConfiguration {

	@Bean
	@ConditionalOnProperty("regain.sms.twilio.account-sid")
	Sender smsSender(TwilioProperties properties, SmsProperties sms, Clock clock, TimeMeter time) {
		return new RatedSender(
				new SmsSender(properties, new HttpAttempts(properties.connectTimeout(), properties.timeout(), clock)),
				new RateLimit(sms.limit(), time));
	}

	@Bean
	@ConditionalOnProperty("regain.sms.twilio.account-sid")
	TwilioSignatures twilioSignatures(TwilioProperties properties) {
		return new TwilioSignatures(properties.authToken());
	}

}
