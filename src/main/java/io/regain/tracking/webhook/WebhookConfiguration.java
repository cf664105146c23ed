package io.regain.tracking.webhook;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

	/** Only {@code serve} stays long enough. */
	@Bean
	@ConditionalOnWebApplication
	TellEndpoints tellEndpoints(WebhookProperties properties, Endpoints endpoints, EventLog log, TellEndpoint tell) {
		return new TellEndpoints(properties, endpoints, log, tell);
	}

}
