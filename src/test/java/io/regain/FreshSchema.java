package io.regain;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a context of Regain a schema of the test database. */
class FreshSchema implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestDatabase.Schema schema = TestDatabase.schema();
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("fresh schema", Map.of("spring.datasource.url", schema.url(),
					"spring.datasource.username", schema.username(), "spring.datasource.password", schema.password())));
	}

}
