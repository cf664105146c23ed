package io.regain.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import io.regain.audience.CompanyAwayException;
import io.regain.audience.SegmentProbe;
import io.regain.campaign.Home;
import io.regain.message.Problem;
import io.regain.plan.Validation;
import io.regain.template.TemplateCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Checks definitions and templates. */
@Command(name = "validate",
		description = "Check campaigns, segments and templates: all problems at once, with file, line and column.",
		footer = { "", "With a database configured, each segment's SQL is tried too (EXPLAIN); nothing is run." },
		exitCodeList = { "0:there are no errors", Exit.WRONG, Exit.AWAY })
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
			Predicate<Problem> wanted = Wanted.of(this.paths, context.getBean(Home.class));
			boolean database = context.getEnvironment().containsProperty("spring.datasource.url");
			Optional<SegmentProbe> probe = (database && !this.offline) ? probe() : Optional.empty();
			problems = validation(context, probe).problems().stream().filter(wanted).toList();
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

	static Validation validation(ApplicationContext context, Optional<SegmentProbe> probe) {
		return new Validation(context.getBean(Home.class), context.getBean(TemplateCheck.class), probe,
				CampaignArgument.today(context));
	}

	/** An unreachable database is said, but the files are checked all the same. */
	private Optional<SegmentProbe> probe() {
		try {
			SegmentProbe probe = this.contexts.looking().getBean(SegmentProbe.class);
			if (probe.isReachable()) {
				return Optional.of(probe);
			}
		}
		catch (CompanyAwayException ex) {
			this.output.note("warning: the segments' SQL was not tried. " + ex.getMessage());
			return Optional.empty();
		}
		catch (RuntimeException ex) {
			if (!Failures.isConnection(ex)) {
				throw ex;
			}
		}
		this.output.note("warning: the configured database cannot be reached; the segments' SQL was not tried");
		return Optional.empty();
	}

}
