package io.regain.plan;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings that decisions follow. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PressureProperties.class)
class PlanConfiguration {

}
