package io.regain.job;

import java.nio.charset.StandardCharsets;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Makes Spring Batch's own tables from its own script, with a prefix: a company's
 * database may hold another Spring Batch's already.
 */
@Component
class BatchTables implements JavaMigration {

	private static final String SCRIPT = "org/springframework/batch/core/schema-mysql.sql";

	@Override
	public MigrationVersion getVersion() {
		return MigrationVersion.fromVersion("2");
	}

	@Override
	public String getDescription() {
		return "spring batch";
	}

	/** The script is Spring Batch's: what it was when it ran is not ours to compare. */
	@Override
	public @Nullable Integer getChecksum() {
		return null;
	}

	@Override
	public boolean canExecuteInTransaction() {
		return true;
	}

	/**
	 * The script's names have to be prefixed; constraints are named by table, so they
	 * follow.
	 */
	@Override
	public void migrate(Context context) throws Exception {
		String script = new ClassPathResource(SCRIPT).getContentAsString(StandardCharsets.UTF_8)
			.replace("BATCH_", "REGAIN_BATCH_")
			.replaceAll("constraint (JOB|STEP)_", "constraint REGAIN_$1_");
		ScriptUtils.executeSqlScript(context.getConnection(),
				new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)));
	}

}
