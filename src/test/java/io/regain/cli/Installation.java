package io.regain.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.regain.RegainApplication;
import io.regain.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Regain as a person at a terminal has it: properties around, and commands. What the
 * first command starts is used by the following ones, as long as it isn't closed.
 */
public final class Installation implements AutoCloseable {

	private final Contexts contexts;

	public Installation() {
		this(RegainApplication.class);
	}

	public Installation(Class<?> application) {
		this.contexts = new Contexts(application);
	}

	public Installation with(String property, Object value) {
		this.contexts.set(property, value);
		return this;
	}

	public Installation with(TestDatabase.Schema schema) {
		return with("spring.datasource.url", schema.url()).with("spring.datasource.username", schema.username())
			.with("spring.datasource.password", schema.password());
	}

	/** Starts what {@code serve} starts. */
	public ConfigurableApplicationContext serve() {
		return this.contexts.serving();
	}

	/** What the commands work in, the schema brought up to date. */
	public ConfigurableApplicationContext context() {
		return this.contexts.migrated();
	}

	/** Runs a command. */
	public Answer run(String... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int exit = new Cli(this.contexts, new PrintWriter(out), new PrintWriter(err)).run(arguments);
		return new Answer(List.of(arguments), exit, out.toString(), err.toString());
	}

	@Override
	public void close() {
		this.contexts.close();
	}

	/** What a command answered. */
	public record Answer(List<String> command, int exit, String out, String err) {

		public JsonNode json() {
			return JsonMapper.shared().readTree(this.out);
		}

		public List<String> errors() {
			return Arrays.stream(this.err.split("\n")).filter((line) -> !line.isBlank()).collect(Collectors.toList());
		}

	}

}
