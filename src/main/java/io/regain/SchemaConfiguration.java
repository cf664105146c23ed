package io.regain;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Only the commands that may change the schema do; the others check that it is the one
 * they were written for.
 */
@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {

	/** Set by the command line. */
	static final String PROPERTY = "regain.schema";

	@Bean
	FlywayMigrationStrategy schemaStrategy(Environment environment) {
		return switch (environment.getProperty(PROPERTY, "check")) {
			case "migrate" -> Flyway::migrate;
			case "ignore" -> (flyway) -> {
			};
			default -> SchemaConfiguration::check;
		};
	}

	private static void check(Flyway flyway) {
		MigrationInfo current = flyway.info().current();
		if (current != null && current.getState().isResolved() && flyway.info().pending().length == 0) {
			return;
		}
		throw new SchemaException((current == null || current.getState().isResolved())
				? "the database has no ledger yet, or one of an older version: run 'migrate' (or 'run', or 'serve') first"
				: "the database's ledger is newer (version %s) than this program".formatted(current.getVersion()));
	}

}
