package io.regain.cli;

import java.io.PrintWriter;
import java.util.Collection;

import io.regain.message.Problem;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How every command prints: results on standard output, everything else on standard
 * error.
 */
public class Output {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	@Spec(Spec.Target.MIXEE)
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--json", description = "Print the result as JSON.")
	private boolean json;

	public boolean isJson() {
		return this.json;
	}

	public PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

	public PrintWriter err() {
		return this.spec.commandLine().getErr();
	}

	public void json(Object result) {
		out().println(JSON.writeValueAsString(result));
		out().flush();
	}

	public void line(String text) {
		out().println(text);
		out().flush();
	}

	/** Without a line end of this machine's behind it. */
	void exactly(String text) {
		out().print(text);
		out().flush();
	}

	public void note(String text) {
		err().println(text);
		err().flush();
	}

	/** All of them, and how many of each kind. */
	void problems(Collection<Problem> problems) {
		problems.forEach((problem) -> note(problem.toString()));
		long errors = problems.stream().filter(Problem::isError).count();
		long warnings = problems.size() - errors;
		if (!problems.isEmpty()) {
			note("%s, %s".formatted(plural(errors, "error"), plural(warnings, "warning")));
		}
	}

	public static String plural(long number, String noun) {
		return number + " " + noun + ((number == 1) ? "" : "s");
	}

}
