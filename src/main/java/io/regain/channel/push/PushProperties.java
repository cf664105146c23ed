package io.regain.channel.push;

import java.util.Optional;

import io.regain.message.Rate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for notifications, whoever takes them.
 *
 * @param rate at most so many, as in {@code 500/s}; empty: no limit
 */
@ConfigurationProperties("regain.push")
record PushProperties(@DefaultValue("") String rate) {

	PushProperties {
		Rate.setting("regain.push.rate", rate);
	}

	Optional<Rate> limit() {
		return Rate.setting("regain.push.rate", this.rate);
	}

}
