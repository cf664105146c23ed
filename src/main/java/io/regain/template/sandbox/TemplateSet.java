package io.regain.template.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import freemarker.core.ParseException;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import io.regain.message.Problem;

/**
 * The parsed files of one bundle, each held against what is {@linkplain Allowed allowed}.
 * Only a set without {@linkplain #problems() problems} may be rendered from; then by any
 * number of threads at once.
 */
public final class TemplateSet {

	/** Where the files are, as users see it. */
	static final String HOME = "templates/";

	private final Configuration configuration;

	private final Map<String, Template> templates = new TreeMap<>();

	private final Map<String, Syntax> trees = new TreeMap<>();

	private final List<Problem> problems = new ArrayList<>();

	/**
	 * @param sources FreeMarker source texts by path: {@code .ftlh} is HTML, everything
	 * else plain text
	 */
	public TemplateSet(SortedMap<String, String> sources) {
		this.configuration = Engine.over(sources);
		sources.keySet().forEach(this::parse);
		new References(sources.keySet(), this.trees, this.problems).check();
		this.problems.sort(Problem.ORDER);
		this.templates.values().forEach(_CoreAPI::addThreadInterruptedChecks);
	}

	/** What is wrong with the files as such, whatever they are rendered with. */
	public List<Problem> problems() {
		return List.copyOf(this.problems);
	}

	private void parse(String file) {
		try {
			Template template = this.configuration.getTemplate(file);
			if (!Engine.isAsItsNameSays(template)) {
				this.problems.add(Problem.error(HOME + file, 1, 1, "",
						"its header changes how the file is read or escaped; that is decided by its name: .ftlh is HTML, .ftl is plain text"));
			}
			Syntax tree = Syntax.of(template);
			new Rules(file, this.problems).check(tree);
			this.templates.put(file, template);
			this.trees.put(file, tree);
		}
		catch (ParseException ex) {
			this.problems.add(Problem.error(HOME + file, ex.getLineNumber(), ex.getColumnNumber(), "",
					Failures.firstLine(ex.getEditorMessage())));
		}
		catch (StackOverflowError ex) {
			this.problems.add(Problem.error(HOME + file, "it is nested too deeply"));
		}
		catch (IOException | RuntimeException ex) {
			this.problems.add(Problem.error(HOME + file,
					"FreeMarker cannot read it: " + Failures.firstLine(String.valueOf(ex.getMessage()))));
		}
	}

	/**
	 * The names that files ask a hash for, as {@code city} in {@code customer.city} and
	 * {@code customer["city"]}.
	 */
	public Set<String> membersOf(String hash) {
		return this.trees.values()
			.stream()
			.flatMap(Syntax::all)
			.filter((node) -> node.is("Dot") || node.is("DynamicKeyName"))
			.filter((node) -> node.operand(0).map(Syntax::source).filter(hash::equals).isPresent())
			.flatMap((node) -> (node.is("Dot") ? node.name(1) : node.operand(1).flatMap(Syntax::literal)).stream())
			.collect(Collectors.toSet());
	}

	/** The names that files ask the model for, as {@code customer} in both of these. */
	public Set<String> names() {
		return this.trees.values()
			.stream()
			.flatMap(Syntax::all)
			.filter((node) -> node.is("Identifier"))
			.map(Syntax::source)
			.collect(Collectors.toSet());
	}

	/**
	 * @param file one of the files
	 * @param model texts, numbers, booleans, {@link Markup}, and lists and maps of them
	 * @param maxLength in characters
	 * @param limit how long it may take
	 * @throws SandboxException if there is no text, for whatever reason
	 */
	public String render(String file, Map<String, Object> model, int maxLength, Duration limit)
			throws SandboxException {
		Template template = Optional.ofNullable(this.templates.get(file))
			.filter((ignored) -> this.problems.isEmpty())
			.orElseThrow(() -> new IllegalStateException("%s is not there, or has problems".formatted(file)));
		// An interrupt that somebody else sent is kept for them; it must not refuse a
		// message.
		boolean interrupted = Thread.interrupted();
		try {
			while (true) {
				try {
					return attempt(template, model, maxLength, limit);
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static String attempt(Template template, Map<String, Object> model, int maxLength, Duration limit)
			throws SandboxException, InterruptedException {
		CappedWriter out = new CappedWriter(maxLength);
		Watchdog.Watch watch = Watchdog.SHARED.begin(limit);
		boolean late = false;
		try {
			try {
				template.process(model, out);
			}
			finally {
				late = watch.end();
			}
			return out.toString();
		}
		catch (TemplateException | IOException | RuntimeException | StackOverflowError | OutOfMemoryError ex) {
			if (late) {
				throw Failures.late(template.getName(), limit);
			}
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			throw Failures.of(template.getName(), ex);
		}
	}

}
