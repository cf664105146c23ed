package io.regain;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

import io.regain.message.Secret;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The company's secret: the configured one, or one that is made at first use and kept in
 * the ledger's database, so that a newcomer need not think of it.
 */
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {

	private static final int BYTES = 32;

	/** Lazy: reading the stored one needs the schema, which is made after the beans. */
	@Bean
	@Lazy
	Secret secret(RegainProperties properties, JdbcClient jdbc) {
		return (properties.secret() != null) ? new Secret(properties.secret()) : stored(jdbc);
	}

	private static Secret stored(JdbcClient jdbc) {
		return new Secret(find(jdbc).orElseGet(() -> {
			byte[] fresh = new byte[BYTES];
			new SecureRandom().nextBytes(fresh);
			jdbc.sql("""
					INSERT INTO regain_setting (name, value) VALUES ('secret', :fresh)
					ON DUPLICATE KEY UPDATE name = name
					""").param("fresh", HexFormat.of().formatHex(fresh)).update();
			// Another process may have been faster
			return find(jdbc).orElseThrow();
		}));
	}

	private static Optional<String> find(JdbcClient jdbc) {
		return jdbc.sql("SELECT value FROM regain_setting WHERE name = 'secret'").query(String.class).optional();
	}

}
