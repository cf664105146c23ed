package io.regain.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts the application when a command needs it, and only as much of it as it needs:
 * {@code --help}, {@code validate} and {@code preview} need no database.
 */
public final class Contexts {

	/** What is done about the schema: migrate, check or ignore. */
	private static final String SCHEMA = "regain.schema";

	private final Class<?> application;

	private final Map<String, Object> properties = new HashMap<>();

	private Optional<ConfigurableApplicationContext> running = Optional.empty();

	public Contexts(Class<?> application) {
		this.application = application;
	}

	/** What stands above the environment; for options of the command line. */
	public void set(String property, Object value) {
		this.properties.put(property, value);
	}

	/** The command says what happens: the log has only what went wrong. */
	public void quiet() {
		set("logging.level.io.regain", "WARN");
	}

	void home(Path folder) {
		set("regain.home", folder.toString());
	}

	/** Without a database: only what definitions and templates need. */
	ConfigurableApplicationContext offline() {
		return start(Offline.class, WebApplicationType.NONE);
	}

	/** All rooms, on whatever schema there is. */
	ConfigurableApplicationContext looking() {
		return full("ignore");
	}

	/** All rooms, on the schema that they were written for. */
	ConfigurableApplicationContext full() {
		return full("check");
	}

	/** All rooms; the schema is brought up to date first. */
	ConfigurableApplicationContext migrated() {
		return full("migrate");
	}

	/** All rooms, answering HTTP. */
	public ConfigurableApplicationContext serving() {
		set(SCHEMA, "migrate");
		return keep(start(this.application, WebApplicationType.SERVLET));
	}

	/** Ends what {@link #serving} started. */
	public void close() {
		this.running.ifPresent(ConfigurableApplicationContext::close);
		this.running = Optional.empty();
	}

	private ConfigurableApplicationContext full(String schema) {
		if (this.running.isPresent()) {
			return this.running.get();
		}
		set(SCHEMA, schema);
		return keep(start(this.application, WebApplicationType.NONE));
	}

	private ConfigurableApplicationContext keep(ConfigurableApplicationContext started) {
		this.running = Optional.of(started);
		return started;
	}

	private ConfigurableApplicationContext start(Class<?> source, WebApplicationType web) {
		SpringApplication builder = new SpringApplicationBuilder(source).web(web)
			.initializers((context) -> Settings.requireKnown(context.getEnvironment()),
					(context) -> requireDatabase(source, context.getEnvironment()))
			.logStartupInfo(false)
			.registerShutdownHook(false)
			.build();
		String[] arguments = this.properties.entrySet()
			.stream()
			.map((property) -> "--" + property.getKey() + "=" + property.getValue())
			.toArray(String[]::new);
		try {
			return builder.run(arguments);
		}
		catch (RuntimeException ex) {
			throw Failures.atStart(ex);
		}
	}

	private void requireDatabase(Class<?> source, Environment environment) {
		if (source != this.application) {
			return;
		}
		String url = environment.getProperty("spring.datasource.url", "");
		if (!url.isBlank() && !url.startsWith("jdbc:")) {
			throw new CommandException(Exit.INVALID, "spring.datasource.url (SPRING_DATASOURCE_URL) is no JDBC URL, "
					+ "which begins with jdbc:, as in jdbc:mysql://db.example.com/shop");
		}
		if (url.isBlank()) {
			throw new CommandException(Exit.INVALID, "No database is configured: set spring.datasource.url "
					+ "(SPRING_DATASOURCE_URL), as in jdbc:mysql://db.example.com/shop, .username and .password.");
		}
	}

}
