package io.regain.console.api;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Before everything below {@code /api} stands the question who asks, but before its
 * description.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiProperties.class)
class ApiConfiguration implements WebMvcConfigurer {

	private final ApiProperties properties;

	ApiConfiguration(ApiProperties properties) {
		this.properties = properties;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new Authorize(this.properties.tokens()))
			.addPathPatterns("/api/**")
			.excludePathPatterns(DescriptionController.PATH);
	}

}
