package io.regain.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.regain.audience.SegmentProbe;
import io.regain.campaign.Home;
import io.regain.message.Problem;
import io.regain.plan.Validation;
import io.regain.template.RenderLimits;
import io.regain.template.TemplateCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;

/** Checks definitions and templates. */
@Command(name = "validate",
		description = "Check campaigns, segments and templates: all problems at once, with file, line and column.",
		footer = { "", "With a database configured, each segment's SQL is tried too (EXPLAIN); nothing is run." })
class ValidateCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final HomeOption home = new HomeOption();

	@Parameters(paramLabel = "PATH", arity = "0..*",
			description = "Only the problems of these files or folders (default: all).")
	private List<Path> paths = List.of();

	@Option(names = "--offline", description = "Do not ask the database, even if one is configured.")
	private boolean offline;

	ValidateCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		this.home.apply(this.contexts);
		List<Problem> problems;
		try (ConfigurableApplicationContext context = this.contexts.offline()) {
			boolean database = context.getEnvironment().containsProperty("spring.datasource.url");
			Optional<SegmentProbe> probe = (database && !this.offline) ? probe() : Optional.empty();
			problems = validation(context, probe).problems().stream().filter(this::isWanted).toList();
		}
		if (this.output.isJson()) {
			this.output.json(problems);
		}
		else {
			this.output.problems(problems);
		}
		if (problems.stream().anyMatch(Problem::isError)) {
			return Exit.INVALID;
		}
		this.output.note("Valid.");
		return Exit.OK;
	}

	static Validation validation(ConfigurableApplicationContext offline, Optional<SegmentProbe> probe) {
		Home home = new Home(Path.of(offline.getEnvironment().getProperty("regain.home", ".")));
		return new Validation(home, new TemplateCheck(offline.getBean(RenderLimits.class)), probe,
				LocalDate.now(offline.getBean(Clock.class)));
	}

	/** An unreachable database is said, but the files are checked all the same. */
	private Optional<SegmentProbe> probe() {
		try {
			SegmentProbe probe = this.contexts.looking().getBean(SegmentProbe.class);
			if (probe.isReachable()) {
				return Optional.of(probe);
			}
		}
		catch (RuntimeException ex) {
			// said below
		}
		this.output.note("warning: the configured database cannot be reached; the segments' SQL was not tried");
		return Optional.empty();
	}

	private boolean isWanted(Problem problem) {
		return this.paths.isEmpty() || this.paths.stream()
			.map((path) -> path.normalize().toString().replace('\\', '/'))
			.anyMatch((path) -> path.isEmpty() || problem.file().isEmpty() || path.endsWith(problem.file())
					|| problem.file().startsWith(path.endsWith("/") ? path : path + "/"));
	}

}
