package io.regain.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * The command line as a whole: its commands, and what an exception that escaped one
 * means.
 */
public final class Cli {

	private final CommandLine commandLine;

	private final Interruption interruption = new Interruption();

	/**
	 * @param application what commands start when they need it
	 */
	public Cli(Class<?> application) {
		Contexts contexts = new Contexts(application);
		this.commandLine = new CommandLine(new RegainCommand());
		this.commandLine.setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
			.setErr(new PrintWriter(System.err, false, StandardCharsets.UTF_8));
		this.commandLine.addSubcommand(new InitCommand())
			.addSubcommand(new ValidateCommand(contexts))
			.addSubcommand(new PreviewCommand(contexts))
			.addSubcommand(new PlanCommand(contexts))
			.addSubcommand(new TestCommand(contexts))
			.addSubcommand(new RunCommand(contexts, this.interruption))
			.addSubcommand(new RunsCommand(contexts))
			.addSubcommand(new ReportCommand(contexts))
			.addSubcommand(new SettleCommand(contexts))
			.addSubcommand(new ExplainCommand(contexts))
			.addSubcommand(new ServeCommand(contexts, this.interruption))
			.addSubcommand(new MigrateCommand(contexts));
		ServiceLoader.load(Subcommand.class)
			.forEach((extra) -> this.commandLine.addSubcommand(extra.command(contexts)));
		if (!this.commandLine.getSubcommands().containsKey("demo")) {
			this.commandLine.addSubcommand(new NoDemoCommand());
		}
		this.commandLine.getSubcommands().values().forEach((command) -> command.setUsageHelpAutoWidth(true));
		this.commandLine.setExecutionExceptionHandler(Cli::explain);
	}

	/** Runs a command and ends the process with its exit code. */
	public void runAndExit(String... arguments) {
		this.interruption.install();
		int code = run(arguments);
		this.interruption.finished(code);
		System.exit(code);
	}

	/** Runs a command. */
	public int run(String... arguments) {
		return this.commandLine.execute(arguments);
	}

	private static int explain(Exception exception, CommandLine command, ParseResult parsed) {
		PrintWriter err = command.getErr();
		int code = Failures.exit(exception);
		err.println(Failures.sentence(exception));
		err.flush();
		return code;
	}

}
