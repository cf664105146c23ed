package io.regain.tracking.mailbox;

import io.regain.tracking.bounce.ReturnedMail;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ MailboxProperties.class, RepliesProperties.class })
class MailboxConfiguration {

	@Bean
	Reads reads() {
		return ReturnedMail::read;
	}

}
