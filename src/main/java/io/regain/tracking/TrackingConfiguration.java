package io.regain.tracking;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ TrackingProperties.class, ReturnProperties.class, BounceProperties.class })
class TrackingConfiguration {

}
