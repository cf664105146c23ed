package io.regain.tracking.mailbox;

import java.util.List;
import java.util.Optional;

import io.regain.tracking.bounce.Original;
import io.regain.tracking.bounce.Returned;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ MailboxProperties.class, RepliesProperties.class })
class MailboxConfiguration {

	@Bean
	Reads reads() {
		return (raw) -> new Returned.Puzzling(new Original(List.of(), List.of(), Optional.empty(), List.of()));
	}

}
