package io.regain.template;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.regain.message.Variable;
import io.regain.message.VariableType;

/** Small templates, and what they are rendered with. */
final class Bundles {

	static final String NAME = "winback/offer";

	private Bundles() {
	}

	/** A bundle of one template; names without a folder are the template's own files. */
	static TemplateBundle of(Map<String, String> files) {
		TreeMap<String, String> paths = new TreeMap<>();
		files.forEach((name, text) -> paths.put(name.contains("/") ? name : NAME + "/" + name, text));
		return new TemplateBundle(NAME, paths);
	}

	/** One with all parts, in English and Russian. */
	static Map<String, String> complete() {
		Map<String, String> files = new HashMap<>();
		for (String locale : List.of("en", "ru")) {
			files.put("subject." + locale + ".ftl", locale + " subject ${discount}");
			files.put("html." + locale + ".ftlh", "<p>" + locale + " ${discount} ${(links.unsubscribe)!}</p>");
			files.put("text." + locale + ".ftl", locale + " ${discount} ${(links.unsubscribe)!}");
			files.put("sms." + locale + ".ftl", locale + " sms ${discount}");
			files.put("push-title." + locale + ".ftl", locale + " title");
			files.put("push-body." + locale + ".ftl", locale + " body");
		}
		return files;
	}

	static Renderer renderer(Map<String, String> files) {
		return new Renderer(of(files), RenderLimits.DEFAULT);
	}

	static RenderInput input(String locale, Map<String, String> customer, Map<String, Object> values) {
		return new RenderInput(locale, ZoneId.of("Europe/Moscow"), customer, variables(), values,
				Optional.of(URI.create("https://lavka.example/u/abc?x=1&y=2")), LocalDate.of(2026, 11, 22));
	}

	static List<Variable> variables() {
		return List.of(new Variable("discount", VariableType.NUMBER, Optional.empty(), 15),
				new Variable("total", VariableType.MONEY, Optional.of("RUB"), "1290.00"),
				new Variable("ends_on", VariableType.DATE, Optional.empty(), "2026-12-06"),
				new Variable("due_at", VariableType.DATETIME, Optional.empty(), "2026-12-06T12:00:00"),
				new Variable("items", VariableType.LIST, Optional.empty(), "[{\"name\": \"Tea\", \"count\": 2}]"),
				new Variable("note", VariableType.TEXT, Optional.empty(), "hello"));
	}

	/** The examples of all variables. */
	static Map<String, Object> examples() {
		Map<String, Object> values = new HashMap<>();
		variables().forEach((variable) -> values.put(variable.name(), variable.example()));
		return values;
	}

}
