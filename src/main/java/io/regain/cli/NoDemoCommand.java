package io.regain.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

/** Stands where the demo would be. */
@Command(name = "demo", description = "Not in this jar: './mvnw spring-boot:run' in the sources runs the demo.")
class NoDemoCommand implements Callable<Integer> {

	@Override
	public Integer call() {
		throw new CommandException(Exit.INVALID,
				"The demo brings a database and a mail server, so it isn't part of the production jar. "
						+ "In a checkout of the sources './mvnw spring-boot:run' runs it.");
	}

}
