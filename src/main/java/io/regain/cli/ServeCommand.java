package io.regain.cli;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Answers HTTP, and does what has to be done by itself, until it is stopped. */
@Command(name = "serve", description = {
		"Answer HTTP: the API, the status page, unsubscribe links, provider callbacks, health and metrics (server.port).",
		"Drive runs that nobody drives, publish updates at their time, keep to regain.retention." })
class ServeCommand implements Callable<Integer> {

	private final Contexts contexts;

	private final Interruption interruption;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final HomeOption home = new HomeOption();

	ServeCommand(Contexts contexts, Interruption interruption) {
		this.contexts = contexts;
		this.interruption = interruption;
	}

	@Override
	public Integer call() {
		this.home.apply(this.contexts);
		var context = this.contexts.serving();
		Integer port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		if (this.output.isJson()) {
			this.output.json(Map.of("port", port));
		}
		this.output.note("Answering on port %d.".formatted(port));
		Chores.of(context).begin(this.interruption.stop());
		while (!this.interruption.stop().await(Duration.ofHours(1))) {
			// until somebody ends it
		}
		this.contexts.close();
		return Exit.OK;
	}

}
