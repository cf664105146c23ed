package io.regain.cli;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import io.regain.delivery.Run;
import io.regain.delivery.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.springframework.data.domain.Limit;

/** The newest runs. */
@Command(name = "runs", description = "List the newest runs.")
class RunsCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many (default: 20).")
	private int limit;

	RunsCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		List<Run> runs = this.contexts.full().getBean(Runs.class).findAllByOrderByIdDesc(Limit.of(this.limit));
		if (this.output.isJson()) {
			this.output.json(runs.stream().map(Row::of).toList());
			return Exit.OK;
		}
		if (runs.isEmpty()) {
			this.output.note("There are no runs yet.");
		}
		for (Run run : runs) {
			this.output.line("%-48s %-17s %s  %s%s".formatted(run.name(), run.status(),
					run.createdAt().toString().substring(0, 16).replace('T', ' '), run.title(),
					(run.note() != null) ? "  (" + run.note() + ")" : ""));
		}
		return Exit.OK;
	}

	private record Row(String run, String title, String status, Instant createdAt) {

		static Row of(Run run) {
			return new Row(run.name().toString(), run.title(), run.status().name(), run.createdAt());
		}

	}

}
