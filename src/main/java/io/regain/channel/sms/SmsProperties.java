package io.regain.channel.sms;

import java.util.Optional;

import io.regain.message.Rate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for text messages, whoever takes them.
 *
 * @param rate at most so many, as in {@code 10/s}; empty: no limit
 */
@ConfigurationProperties("regain.sms")
record SmsProperties(@DefaultValue("") String rate) {

	SmsProperties {
		Rate.setting("regain.sms.rate", rate);
	}

	Optional<Rate> limit() {
		return Rate.setting("regain.sms.rate", this.rate);
	}

}
