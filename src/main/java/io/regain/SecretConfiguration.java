package io.regain;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

import io.regain.message.Secret;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The company's secret: the configured one, or one that is made with the ledger and kept
 * in its database, so that a newcomer need not think of it.
 */
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {

	private static final int BYTES = 32;

	/** Lazy: reading the stored one needs the schema, which is made after the beans. */
	@Bean
	@Lazy
	Secret secret(RegainProperties properties, JdbcClient jdbc, Environment environment) {
		if (properties.secret() != null) {
			return new Secret(properties.secret(), Optional.ofNullable(properties.previousSecret()).map(Secret::new));
		}
		// Whoever only looks stores nothing, and nothing can have been signed before
		boolean keeps = "migrate".equals(environment.getProperty(SchemaConfiguration.PROPERTY));
		return new Secret(find(jdbc).orElseGet(() -> keeps ? keep(fresh(), jdbc) : fresh()));
	}

	/**
	 * It comes with the ledger's tables, so that commands which only look find it there.
	 */
	@Bean
	@ConditionalOnProperty(name = SchemaConfiguration.PROPERTY, havingValue = "migrate")
	ApplicationRunner makeSecret(ObjectProvider<Secret> secret) {
		return (arguments) -> secret.getObject();
	}

	private static String fresh() {
		byte[] fresh = new byte[BYTES];
		new SecureRandom().nextBytes(fresh);
		return HexFormat.of().formatHex(fresh);
	}

	private static String keep(String fresh, JdbcClient jdbc) {
		jdbc.sql("""
				INSERT INTO regain_setting (name, value) VALUES ('secret', :fresh)
				ON DUPLICATE KEY UPDATE name = name
				""").param("fresh", fresh).update();
		// Another process may have been faster
		return find(jdbc).orElseThrow();
	}

	private static Optional<String> find(JdbcClient jdbc) {
		return jdbc.sql("SELECT value FROM regain_setting WHERE name = 'secret'").query(String.class).optional();
	}

}
