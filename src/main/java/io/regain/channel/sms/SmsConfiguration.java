package io.regain.channel.sms;

import java.time.Clock;

import io.regain.channel.HttpAttempts;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TwilioProperties.class)
class SmsConfiguration {

	@Bean
	@ConditionalOnProperty("regain.sms.twilio.account-sid")
	SmsSender smsSender(TwilioProperties properties, Clock clock) {
		return new SmsSender(properties, new HttpAttempts(properties.connectTimeout(), properties.timeout(), clock));
	}

	@Bean
	@ConditionalOnProperty("regain.sms.twilio.account-sid")
	TwilioSignatures twilioSignatures(TwilioProperties properties) {
		return new TwilioSignatures(properties.authToken());
	}

}
