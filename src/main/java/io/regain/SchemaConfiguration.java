package io.regain;

import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

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
			case "migrate" -> (flyway) -> {
				refuseNewer(flyway.info());
				flyway.migrate();
			};
			case "ignore" -> (flyway) -> {
			};
			default -> (flyway) -> {
				refuseNewer(flyway.info());
				refuseOlder(flyway.info());
			};
		};
	}

	/** Flyway itself would only warn. */
	private static void refuseNewer(MigrationInfoService ledger) {
		for (MigrationInfo applied : ledger.applied()) {
			if (!applied.getState().isResolved() && applied.getState() != MigrationState.BASELINE) {
				throw new SchemaException("the database's ledger is newer (version %s) than this program"
					.formatted(applied.getVersion()));
			}
		}
	}

	private static void refuseOlder(MigrationInfoService ledger) {
		MigrationInfo current = ledger.current();
		if (current == null || ledger.pending().length > 0) {
			throw new SchemaException(
					"the database has no ledger yet, or one of an older version: run 'migrate' (or 'run', or 'serve') first");
		}
		if (current.getState().isFailed()) {
			throw new SchemaException(
					"the ledger's last migration (version %s) failed: restore the database, then run 'migrate'"
						.formatted(current.getVersion()));
		}
	}

}
