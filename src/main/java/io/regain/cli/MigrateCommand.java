package io.regain.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the ledger's schema up to date. */
@Command(name = "migrate", description = "Make or update the ledger's tables in the database.")
class MigrateCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	MigrateCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		this.contexts.migrated();
		this.output.note("The ledger's tables are up to date.");
		return Exit.OK;
	}

}
