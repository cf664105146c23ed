package io.regain.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import io.regain.audience.Retention;
import io.regain.delivery.FrozenMessages;
import io.regain.incident.PublishInTime;
import io.regain.incident.WatchPromises;
import io.regain.job.KeepRunning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Answers HTTP, and does what has to be done by itself, until it is stopped. */
@Command(name = "serve", description = {
		"Answer HTTP: the API, the status page, unsubscribe links, provider callbacks, health and metrics (server.port).",
		"Drive runs that nobody drives, publish updates at their time, keep to regain.retention." })
class ServeCommand implements Callable<Integer> {

	private static final Duration SOON = Duration.ofSeconds(1);

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
		KeepRunning runs = context.getBean(KeepRunning.class);
		PublishInTime updates = context.getBean(PublishInTime.class);
		Retention retention = context.getBean(Retention.class);
		new Chores(context.getBean(Clock.class)).add("Runs that nobody drives are taken up", SOON, runs::look)
			.add("Updates are published at their time", SOON, updates::look)
			.add("What no incident holds any more is let go", Duration.ofSeconds(2),
					context.getBean(FrozenMessages.class)::releaseThawed)
			.add("Promises are watched", SOON, context.getBean(WatchPromises.class)::look)
			.add("What is older than regain.retention.personal is emptied", Duration.ofHours(1), retention::purge)
			.doUntil(this.interruption.stop());
		this.contexts.close();
		return Exit.OK;
	}

}
