package io.regain.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.regain.message.Problem;

/** What all templates of a company share: its brand, and the texts of its layouts. */
final class House {

	static final String BRAND = TemplateBundle.LAYOUT + "brand.yaml";

	private static final Pattern TEXTS = Pattern
		.compile(TemplateBundle.LAYOUT + "texts\\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\\.yaml");

	/** How the HTML of Markdown looks. */
	private static final String MARKUP = TemplateBundle.LAYOUT + "markdown.yaml";

	private static final String DEFAULT_LOCALE = "default_locale";

	/** Whose brand 'init' writes. */
	private static final String EXAMPLE = "company.example";

	private final List<Problem> problems = new ArrayList<>();

	private final Map<String, Map<String, String>> brand;

	private final Map<String, Settings> texts = new TreeMap<>();

	private final String defaultLocale;

	private final Map<String, Map<String, String>> markup;

	House(TemplateBundle bundle) {
		this.brand = new TreeMap<>(parse(bundle, BRAND).values());
		this.defaultLocale = Optional.ofNullable(this.brand.remove(DEFAULT_LOCALE))
			.flatMap((value) -> Optional.ofNullable(value.get(Settings.ANY_LOCALE)))
			.orElse("en");
		bundle.files().keySet().stream().filter((path) -> path.endsWith(".yaml")).forEach((path) -> {
			Matcher matcher = TEXTS.matcher(path);
			if (matcher.matches()) {
				this.texts.put(matcher.group(1), parse(bundle, path));
			}
			else if (!path.equals(BRAND) && !path.equals(MARKUP)) {
				this.problems.add(Problem.error(Templates.HOME + path,
						"nobody reads this file; allowed are _layout/brand.yaml, _layout/markdown.yaml and _layout/texts.<locale>.yaml, as in texts.en.yaml"));
			}
		});
		exampleOf(this.brand).ifPresent((key) -> this.problems.add(Problem.warning(Templates.HOME + BRAND, 0, 0, key,
				"this is still what 'init' wrote: receivers would read of " + EXAMPLE)));
		Accent.complaint(brand(this.defaultLocale))
			.ifPresent((complaint) -> this.problems
				.add(Problem.warning(Templates.HOME + BRAND, 0, 0, Accent.COLOUR, complaint)));
		this.markup = new Attributes(brand(this.defaultLocale)).of(parse(bundle, MARKUP), MARKUP, this.problems);
	}

	/** What nobody has made their own yet. */
	private static Optional<String> exampleOf(Map<String, Map<String, String>> brand) {
		return brand.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().values().stream().anyMatch((text) -> text.contains(EXAMPLE)))
			.map(Map.Entry::getKey)
			.findFirst();
	}

	/** What is wrong with the files. */
	List<Problem> problems() {
		return List.copyOf(this.problems);
	}

	String defaultLocale() {
		return this.defaultLocale;
	}

	/** The attributes of the tags that Markdown becomes. */
	Map<String, Map<String, String>> markup() {
		return this.markup;
	}

	Map<String, String> brand(String locale) {
		return inLocale(this.brand, locale);
	}

	Accent accent() {
		return Accent.of(brand(this.defaultLocale));
	}

	Map<String, String> texts(String locale) {
		return Locales.choose(locale, this.texts.keySet(), this.defaultLocale)
			.map((chosen) -> inLocale(this.texts.getOrDefault(chosen, new Settings(Map.of())).values(), chosen))
			.orElse(Map.of());
	}

	private Map<String, String> inLocale(Map<String, Map<String, String>> values, String locale) {
		Map<String, String> texts = new TreeMap<>();
		values.forEach((key, byLocale) -> Optional.ofNullable(byLocale.get(Settings.ANY_LOCALE))
			.or(() -> Locales.choose(locale, byLocale.keySet(), this.defaultLocale).map(byLocale::get))
			.ifPresent((text) -> texts.put(key, text)));
		return texts;
	}

	private Settings parse(TemplateBundle bundle, String path) {
		try {
			return Settings.parse(path, bundle.files().getOrDefault(path, ""));
		}
		catch (Settings.ProblemException ex) {
			this.problems.add(ex.problem());
			return new Settings(Map.of());
		}
	}

}
