package io.regain.cli;

import java.util.Map;
import java.util.concurrent.Callable;

import org.flywaydb.core.Flyway;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the ledger's schema up to date. */
@Command(name = "migrate", description = "Make or update the ledger's tables in the database.",
		exitCodeList = { "0:the tables are up to date", Exit.WRONG, Exit.AWAY })
class MigrateCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	MigrateCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		String version = this.contexts.migrated().getBean(Flyway.class).info().current().getVersion().toString();
		if (this.output.isJson()) {
			this.output.json(Map.of("schema", version));
		}
		else {
			this.output.line("The ledger's tables are up to date: version %s.".formatted(version));
		}
		return Exit.OK;
	}

}
