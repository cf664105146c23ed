package io.regain.cli.incident;

import java.util.Optional;
import java.util.concurrent.Callable;

import io.regain.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells those who have heard nothing what was said. */
@Command(name = "digest",
		description = "Tell those affected who have heard nothing yet what was said last and before, in one message.")
class DigestCommand implements Callable<Integer> {

	private final Desk desk;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final Sending sending = new Sending(this.output);

	@Parameters(paramLabel = "INCIDENT", description = "Its number.")
	private long number;

	DigestCommand(Desk desk) {
		this.desk = desk;
	}

	@Override
	public Integer call() {
		return this.sending.digest(this.desk.client(), this.number, Optional.empty());
	}

}
