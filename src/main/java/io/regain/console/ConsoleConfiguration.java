package io.regain.console;

import io.regain.campaign.Home;
import io.regain.template.Accent;
import io.regain.template.Templates;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages need besides what they show. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

	/** As the brand was when the process started: pages are made once for many. */
	@Bean
	Accent accent(Home home) {
		return new Templates(home.templates()).accent();
	}

}
