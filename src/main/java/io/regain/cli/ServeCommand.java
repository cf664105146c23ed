package io.regain.cli;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import io.regain.audience.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Answers HTTP until it is stopped. */
@Command(name = "serve",
		description = "Answer HTTP: unsubscribe links, provider callbacks, health, info and metrics (server.port).")
class ServeCommand implements Callable<Integer> {

	private static final Logger logger = LoggerFactory.getLogger(ServeCommand.class);

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
		while (!this.interruption.stop().await(Duration.ofHours(1))) {
			purge(context.getBean(Retention.class));
		}
		this.contexts.close();
		return Exit.OK;
	}

	/** What fails now is tried again in an hour: it must not end what answers. */
	private static void purge(Retention retention) {
		try {
			retention.purge();
		}
		catch (RuntimeException ex) {
			logger.warn("What is older than regain.retention.personal could not be emptied; tried again in an hour",
					ex);
		}
	}

}
