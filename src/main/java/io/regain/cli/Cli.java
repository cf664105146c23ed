package io.regain.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ServiceLoader;

import io.regain.cli.incident.IncidentCommand;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line as a whole: its commands, and what an exception that escaped one
 * means.
 */
public final class Cli {

	private final Contexts contexts;

	private final CommandLine commandLine = new CommandLine(new RegainCommand());

	private final Interruption interruption = new Interruption();

	/**
	 * @param application what commands start when they need it
	 */
	public Cli(Class<?> application) {
		this(new Contexts(application), new PrintWriter(System.out, true, StandardCharsets.UTF_8),
				new PrintWriter(System.err, true, StandardCharsets.UTF_8));
	}

	Cli(Contexts contexts, PrintWriter out, PrintWriter err) {
		this.contexts = contexts;
		this.commandLine.addSubcommand(new InitCommand())
			.addSubcommand(new ValidateCommand(contexts))
			.addSubcommand(new PreviewCommand(contexts))
			.addSubcommand(new PlanCommand(contexts))
			.addSubcommand(new TestCommand(contexts))
			.addSubcommand(new RunCommand(contexts, this.interruption))
			.addSubcommand(new RunsCommand(contexts))
			.addSubcommand(new ReportCommand(contexts))
			.addSubcommand(new PauseCommand(contexts))
			.addSubcommand(new ResumeCommand(contexts))
			.addSubcommand(new CancelCommand(contexts))
			.addSubcommand(new CorrectCommand(contexts, this.interruption))
			.addSubcommand(new SettleCommand(contexts))
			.addSubcommand(new ExplainCommand(contexts))
			.addSubcommand(new SuppressCommand(contexts))
			.addSubcommand(new UnsuppressCommand(contexts))
			.addSubcommand(new SuppressionsCommand(contexts))
			.addSubcommand(new ConsentsCommand(contexts))
			.addSubcommand(new RekeyCommand(contexts))
			.addSubcommand(new ForgetCommand(contexts))
			.addSubcommand(new BouncesCommand(contexts, this.interruption))
			.addSubcommand(new PurgeCommand(contexts))
			.addSubcommand(IncidentCommand.in(contexts, this.interruption.stop()))
			.addSubcommand(GoodwillCommand.in(contexts))
			.addSubcommand(new ServeCommand(contexts, this.interruption))
			.addSubcommand(new MigrateCommand(contexts));
		ServiceLoader.load(Subcommand.class)
			.forEach((extra) -> this.commandLine.addSubcommand(extra.command(contexts)));
		if (!this.commandLine.getSubcommands().containsKey("demo")) {
			this.commandLine.addSubcommand(new NoDemoCommand());
		}
		// Last: they reach the subcommands that are there
		this.commandLine.setOut(out).setErr(err).setUsageHelpAutoWidth(true);
		this.commandLine.setExecutionExceptionHandler(Cli::explain)
			.setParameterExceptionHandler(Cli::misused)
			.registerConverter(LocalDate.class, Cli::date);
	}

	/** Runs a command and ends the process with its exit code. */
	public void runAndExit(String... arguments) {
		this.interruption.install();
		int code = run(arguments);
		this.contexts.close();
		this.interruption.finished(code);
		System.exit(code);
	}

	/** Runs a command. What it started stays, for the next one. */
	int run(String... arguments) {
		return this.commandLine.execute(arguments);
	}

	/** What is wrong, and not all that there is: that would scroll it away. */
	private static int misused(ParameterException exception, String... arguments) {
		CommandLine command = exception.getCommandLine();
		PrintWriter err = command.getErr();
		err.println(exception.getMessage());
		if (exception instanceof MissingParameterException) {
			err.print("Usage: " + command.getHelp().synopsis("Usage: ".length()));
		}
		if (!UnmatchedArgumentException.printSuggestions(exception, err)) {
			err.println("'%s --help' says what there is.".formatted(command.getCommandSpec().qualifiedName()));
		}
		err.flush();
		return Exit.INVALID;
	}

	private static LocalDate date(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw new TypeConversionException("'%s' is no date; allowed: one as in 2026-12-31".formatted(text));
		}
	}

	private static int explain(Exception exception, CommandLine command, ParseResult parsed) {
		PrintWriter err = command.getErr();
		int code = Failures.exit(exception);
		err.println(Failures.sentence(exception));
		err.flush();
		return code;
	}

}
