package io.regain.job;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

/** One thread for each partition: they mostly wait for the network. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ RunProperties.class, EstimateProperties.class })
class JobConfiguration {

	@Bean
	TaskExecutor dispatchExecutor(Environment environment) {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("dispatch-");
		executor.setVirtualThreads(environment.getProperty("spring.threads.virtual.enabled", Boolean.class, false));
		return executor;
	}

}
