package io.regain.template;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.message.Problem;
import io.regain.template.sandbox.SandboxException;
import io.regain.template.sandbox.TemplateSet;

/**
 * Renders the messages of one template. Made once for many messages, since making one
 * parses all files; then used by any number of threads at once.
 */
public final class Renderer {

	private final TemplateBundle bundle;

	private final RenderLimits limits;

	private final TemplateSet templates;

	private final House house;

	private final Map<Channel, Set<String>> locales = new EnumMap<>(Channel.class);

	private final Map<String, Map<String, Object>> shared = new HashMap<>();

	/**
	 * @throws TemplateLoadException if a file cannot be parsed, or has what is not
	 * allowed
	 */
	public Renderer(TemplateBundle bundle, RenderLimits limits) {
		this.bundle = bundle;
		this.limits = limits;
		this.templates = new TemplateSet(sources(bundle));
		this.house = new House(bundle);
		List<Problem> problems = Stream.concat(this.templates.problems().stream(), this.house.problems().stream())
			.toList();
		if (problems.stream().anyMatch(Problem::isError)) {
			throw new TemplateLoadException(problems);
		}
		for (Channel channel : Channel.values()) {
			this.locales.put(channel, bundle.locales(channel));
			Part.of(channel)
				.forEach((part) -> bundle.locales(part)
					.forEach((locale) -> this.shared.computeIfAbsent(locale, this::shared)));
		}
	}

	/** What renders all the same. */
	List<Problem> warnings() {
		return this.house.problems();
	}

	private static SortedMap<String, String> sources(TemplateBundle bundle) {
		SortedMap<String, String> sources = new TreeMap<>(bundle.files());
		sources.keySet().removeIf((path) -> path.endsWith(".yaml"));
		return sources;
	}

	private Map<String, Object> shared(String locale) {
		return Map.of("brand", this.house.brand(locale), "texts", this.house.texts(locale));
	}

	/**
	 * Renders all parts of one message, in the locale that the template has and that is
	 * nearest to the customer's.
	 * @throws RenderingException if this recipient cannot be written to with this
	 * template
	 */
	public Content render(Channel channel, RenderInput input) {
		Set<String> available = this.locales.getOrDefault(channel, Set.of());
		String locale = Locales.choose(input.locale(), available, this.house.defaultLocale())
			.orElseThrow(() -> new RenderingException(Problem.error(Templates.HOME + this.bundle.name(),
					"there is no complete %s message in %s".formatted(channel.id(), this.house.defaultLocale())),
					Optional.empty()));
		MessageModel model = model(channel, locale, input);
		return switch (channel) {
			case EMAIL -> new Content.Email(render(Part.SUBJECT, locale, model), render(Part.HTML, locale, model),
					render(Part.TEXT, locale, model));
			case SMS -> new Content.Sms(render(Part.SMS, locale, model));
			case PUSH ->
				new Content.Push(render(Part.PUSH_TITLE, locale, model), render(Part.PUSH_BODY, locale, model));
		};
	}

	/** One part alone, in a locale that it has. */
	String render(Part part, String locale, RenderInput input) {
		return render(part, locale, model(part.channel(), locale, input));
	}

	/** The columns of the customer that the files ask for. */
	public Set<String> customerColumns() {
		return this.templates.membersOf("customer");
	}

	/** What the files ask for, variables among it. */
	Set<String> names() {
		return this.templates.names();
	}

	/**
	 * The web addresses that the files give in full: as a link, in the brand, or among
	 * the texts. Whatever the facts, these are the template's own words.
	 */
	public SortedSet<String> webAddresses() {
		return WebAddresses.in(this.bundle, this.shared.values());
	}

	private MessageModel model(Channel channel, String locale, RenderInput input) {
		return new MessageModel(this.bundle.name(), channel, locale, this.shared.getOrDefault(locale, Map.of()),
				this.house, input);
	}

	private String render(Part part, String locale, MessageModel model) {
		String path = this.bundle.path(part, locale);
		try {
			String text = part
				.tidied(this.templates.render(path, model.of(part), this.limits.maxLength(part), this.limits.time()));
			if (text.isEmpty()) {
				throw new RenderingException(Problem.error(Templates.HOME + path, "there is nothing left to send"),
						Optional.empty());
			}
			return text;
		}
		catch (SandboxException ex) {
			Problem problem = ex.problem();
			String message = problem.message() + ex.missing().map(model::hint).orElse("");
			throw new RenderingException(
					Problem.error(problem.file(), problem.line(), problem.column(), problem.path(), message),
					ex.missing());
		}
	}

}
