package io.regain.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.regain.message.ByLanguage;
import io.regain.message.Channel;
import io.regain.message.Problem;
import io.regain.message.Suggestions;
import io.regain.message.Variable;
import io.regain.template.wording.Value;
import io.regain.template.wording.Wording;

/** What the templates of one message see, in one locale. */
final class MessageModel {

	/** Names that variables cannot have, since they stand for something already. */
	static final Set<String> RESERVED = Set.of("brand", "channel", "customer", "links", "locale", "raw", "run_date",
			"texts");

	private final RenderInput input;

	private final House house;

	private final String locale;

	private final Map<String, Value> values = new LinkedHashMap<>();

	private final Map<String, Object> common = new HashMap<>();

	private final Map<String, Object> plain;

	/**
	 * @param shared what doesn't differ from message to message
	 * @param house whose language counts where the message's has no value
	 * @throws RenderingException if a value is not of its variable's type
	 */
	MessageModel(String template, Channel channel, String locale, Map<String, Object> shared, House house,
			RenderInput input) {
		this.input = input;
		this.house = house;
		this.locale = locale;
		Map<String, Object> raw = new TreeMap<>();
		for (Variable variable : input.variables()) {
			if (input.values().containsKey(variable.name())) {
				Value value = value(template, variable, given(variable.name()));
				this.values.put(variable.name(), value);
				value.raw().ifPresent((bare) -> raw.put(variable.name(), bare));
			}
		}
		// Sorted, so that a template which lists the columns writes the same every time.
		Map<String, Object> customer = new TreeMap<>();
		input.customer().forEach((column, text) -> customer.put(column, Tidy.line(text)));
		this.common.putAll(shared);
		this.common.put("raw", raw);
		this.common.put("customer", customer);
		this.common.put("channel", channel.id());
		this.common.put("locale", locale);
		Map<String, String> links = new TreeMap<>();
		input.unsubscribe().ifPresent((link) -> links.put("unsubscribe", link.toString()));
		input.acknowledge().ifPresent((link) -> links.put("acknowledge", link.toString()));
		this.common.put("links", links);
		this.plain = in(Wording.plain(locale, input.zone()));
	}

	private Object given(String name) {
		Object value = this.input.values().getOrDefault(name, "");
		return (value instanceof ByLanguage several)
				? several.in(Locales.choose(this.locale, several.languages(), this.house.defaultLocale())) : value;
	}

	private static Value value(String template, Variable variable, Object value) {
		try {
			return Value.of(variable, value);
		}
		catch (IllegalArgumentException ex) {
			throw new RenderingException(
					Problem.error(Templates.HOME + template, 0, 0, variable.name(),
							"the value of this %s variable %s".formatted(variable.type().id(), ex.getMessage())),
					Optional.of(variable.name()));
		}
	}

	/** In plain text and in HTML, values are written with different spaces. */
	Map<String, Object> of(Part part) {
		return (part == Part.HTML) ? in(Wording.html(this.locale, this.input.zone(), this.house.markup())) : this.plain;
	}

	/** What the author of a template should do about an expression without a value. */
	String hint(String missing) {
		if (missing.startsWith("customer.")) {
			return " for this customer: write %s!\"…\", or ask with %1$s??".formatted(missing);
		}
		if (!missing.matches("\\w+")) {
			// What stands before the point is there, or that would be what is missing.
			return "";
		}
		List<String> names = Stream.concat(this.input.variables().stream().map(Variable::name), RESERVED.stream())
			.sorted()
			.toList();
		return names.contains(missing) ? ""
				: Suggestions.didYouMean(missing, names) + "; there are " + String.join(", ", names);
	}

	private Map<String, Object> in(Wording wording) {
		Map<String, Object> model = new HashMap<>();
		this.values.forEach((name, value) -> model.put(name, value.written(wording)));
		model.put("run_date", wording.date(this.input.runDate()));
		model.putAll(this.common);
		return model;
	}

}
