package io.regain.template;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.Problem;
import io.regain.message.SegmentCount;
import io.regain.message.Variable;

/**
 * Finds what is wrong with a template before anybody is written to: whether all parts are
 * there, what they may not say, and how they come out with the examples of the variables,
 * once for a customer of whom everything is known, and once for one of whom nothing is.
 */
public final class TemplateCheck {

	private static final URI UNSUBSCRIBE = URI.create("https://check.invalid/unsubscribe");

	private static final URI ACKNOWLEDGE = URI.create("https://check.invalid/acknowledge");

	/** What a text message asks for; in letters of either alphabet. */
	private static final Pattern OK = Pattern.compile("(?U)\\b[OО][KК]\\b");

	private static final LocalDate ANY_DATE = LocalDate.of(2026, 9, 30);

	private static final int LONGEST_SUBJECT = 150;

	private static final int MOST_SEGMENTS = 3;

	private static final String ASK = "the campaign waits until it is acknowledged, and this does not say how: "
			+ "write ${links.acknowledge}, or ask for the answer OK in a text message";

	private final RenderLimits limits;

	public TemplateCheck(RenderLimits limits) {
		this.limits = limits;
	}

	/**
	 * @param bundle what to check
	 * @param messageClass of the campaign; marketing must say how to unsubscribe
	 * @param channels that the campaign uses
	 * @param declared the variables of its segment and its own
	 * @return all that is wrong, in the order of the files
	 */
	public List<Problem> check(TemplateBundle bundle, MessageClass messageClass, List<Channel> channels,
			List<Variable> declared) {
		return check(bundle, messageClass, channels, declared, false);
	}

	/**
	 * The same.
	 * @param acknowledged whether readers are to say that they have read it
	 */
	public List<Problem> check(TemplateBundle bundle, MessageClass messageClass, List<Channel> channels,
			List<Variable> declared, boolean acknowledged) {
		Collection<Problem> problems = new TreeSet<>(Problem.ORDER);
		for (Variable variable : declared) {
			if (MessageModel.RESERVED.contains(variable.name())) {
				problems.add(Problem.error(Templates.HOME + bundle.name(), 0, 0, variable.name(),
						"no variable can have this name, since it stands for something already"));
			}
		}
		new CheckParts(bundle, problems).check(channels);
		parse(bundle, problems).ifPresent((renderer) -> {
			for (Map<String, String> customer : List.of(known(renderer), Map.of("id", "1"))) {
				RenderInput input = input(messageClass, customer, declared, acknowledged);
				for (Part part : Part.values()) {
					bundle.locales(part)
						.forEach(
								(locale) -> render(renderer, part, locale, input, bundle.path(part, locale), problems));
				}
			}
		});
		return List.copyOf(problems);
	}

	/**
	 * What is wrong whoever uses the template; what it says cannot be tried without a
	 * campaign's variables.
	 */
	public List<Problem> check(TemplateBundle bundle) {
		Collection<Problem> problems = new TreeSet<>(Problem.ORDER);
		new CheckParts(bundle, problems).check(List.of());
		parse(bundle, problems);
		return List.copyOf(problems);
	}

	/** The columns of the customer that its files ask for; none if it has errors. */
	public Set<String> customerColumns(TemplateBundle bundle) {
		return parse(bundle, new ArrayList<>()).map(Renderer::customerColumns).orElse(Set.of());
	}

	/**
	 * Of these variables those that none of its files asks for; none if it has errors.
	 */
	public List<String> unused(TemplateBundle bundle, List<String> variables) {
		return parse(bundle, new ArrayList<>()).map(Renderer::names)
			.map((names) -> variables.stream().filter((name) -> !names.contains(name)).toList())
			.orElse(List.of());
	}

	private Optional<Renderer> parse(TemplateBundle bundle, Collection<Problem> problems) {
		try {
			Renderer renderer = new Renderer(bundle, this.limits);
			problems.addAll(renderer.warnings());
			return Optional.of(renderer);
		}
		catch (TemplateLoadException ex) {
			problems.addAll(ex.problems());
			return Optional.empty();
		}
	}

	private static Map<String, String> known(Renderer renderer) {
		Map<String, String> customer = new HashMap<>();
		renderer.customerColumns().forEach((column) -> customer.put(column, "Alexandra"));
		return customer;
	}

	private static RenderInput input(MessageClass messageClass, Map<String, String> customer, List<Variable> declared,
			boolean acknowledged) {
		Map<String, Object> examples = new HashMap<>();
		declared.forEach((variable) -> examples.put(variable.name(), variable.example()));
		Optional<URI> unsubscribe = Optional.of(UNSUBSCRIBE)
			.filter((ignored) -> messageClass == MessageClass.MARKETING);
		return new RenderInput("", ZoneOffset.UTC, customer, declared, examples, unsubscribe,
				Optional.of(ACKNOWLEDGE).filter((ignored) -> acknowledged), ANY_DATE);
	}

	private static void render(Renderer renderer, Part part, String locale, RenderInput input, String path,
			Collection<Problem> problems) {
		try {
			String text = renderer.render(part, locale, input);
			look(part, text, input.unsubscribe(), Templates.HOME + path).ifPresent(problems::add);
			input.acknowledge()
				.filter((link) -> !asks(part, text, link))
				.ifPresent((link) -> problems.add(Problem.error(Templates.HOME + path, ASK)));
		}
		catch (RenderingException ex) {
			problems.add(ex.problem());
		}
	}

	/** A push message leaves it to the app, which is given the address. */
	private static boolean asks(Part part, String text, URI link) {
		return switch (part) {
			case HTML, TEXT -> text.contains(link.toString());
			case SMS -> text.contains(link.toString()) || OK.matcher(text).find();
			case SUBJECT, PUSH_TITLE, PUSH_BODY -> true;
		};
	}

	private static Optional<Problem> look(Part part, String text, Optional<URI> unsubscribe, String file) {
		return switch (part) {
			case SUBJECT -> Optional.of(text.length())
				.filter((length) -> length > LONGEST_SUBJECT)
				.map((length) -> Problem.warning(file,
						"the subject has %d characters; mail programs show far fewer than %d".formatted(length,
								LONGEST_SUBJECT)));
			case SMS -> Optional.of(SegmentCount.of(text))
				.filter((count) -> count.segments() > MOST_SEGMENTS)
				.map((count) -> Problem.warning(file, "the text takes %d SMS segments in %s; more than %d are dear"
					.formatted(count.segments(), count.encoding(), MOST_SEGMENTS)));
			case HTML,
					TEXT ->
				unsubscribe.filter((link) -> !text.contains(link.toString()))
					.map((ignored) -> Problem.error(file,
							"marketing must say how to unsubscribe: write ${links.unsubscribe}"));
			case PUSH_TITLE, PUSH_BODY -> Optional.empty();
		};
	}

}
