package io.regain.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.regain.message.Suggestions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.ClassUtils;

/**
 * The names of the settings below {@code regain}, as Spring's configuration processor
 * wrote them down when it read our classes. {@code <name>} in one stands for any key,
 * {@code [0]} for any index.
 */
final class SettingNames {

	static final String ROOT = "regain.";

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final Pattern OURS = Pattern.compile("io\\.regain\\.[\\w.$]+");

	private static final String INDEX = "\\[\\d+]\\.";

	/** One with a dot in it stands in brackets. */
	private static final String KEY = "(\\.[^.\\[]+|\\[[^]]+])\\.";

	/** Of a list or a map: whatever stands below it. */
	private static final String BELOW = "([.\\[].*)?";

	/** What names look like when they are {@linkplain #uniform uniform}. */
	private final Map<String, Pattern> forms = new TreeMap<>();

	SettingNames() {
		try {
			for (URL url : Collections.list(getClass().getClassLoader().getResources(METADATA))) {
				String metadata = read(url);
				// Libraries have such files, too
				if (metadata.contains('"' + ROOT)) {
					JsonMapper.shared().readTree(metadata).path("properties").forEach(this::add);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(URL url) throws IOException {
		try (InputStream in = url.openStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private void add(JsonNode property) {
		String name = property.path("name").asString();
		String type = property.path("type").asString("");
		if (!name.startsWith(ROOT)) {
			return;
		}
		boolean list = type.startsWith("java.util.List<");
		if (!list && !type.startsWith("java.util.Map<")) {
			this.forms.put(name, Pattern.compile(literal(name)));
			return;
		}
		List<Parameter> parts = parts(type);
		// Empty ones have a name and nothing below it
		this.forms.put(name, Pattern.compile(literal(name) + (parts.isEmpty() ? BELOW : "")));
		for (Parameter part : parts) {
			Name given = part.getAnnotation(Name.class);
			String last = kebab((given != null) ? given.value() : part.getName());
			this.forms.put(name + (list ? "[0]." : ".<name>.") + last,
					Pattern.compile(literal(name) + (list ? INDEX : KEY) + literal(last) + BELOW));
		}
	}

	/** Of a record of ours that the list or map consists of; else none. */
	private static List<Parameter> parts(String type) {
		Matcher ours = OURS.matcher(type);
		if (!ours.find()) {
			return List.of();
		}
		Class<?> part = ClassUtils.resolveClassName(ours.group(), SettingNames.class.getClassLoader());
		return part.isRecord() ? List.of(BeanUtils.getResolvableConstructor(part).getParameters()) : List.of();
	}

	Set<String> all() {
		return this.forms.keySet();
	}

	boolean knows(String name) {
		String uniform = uniform(name);
		return this.forms.values().stream().anyMatch((form) -> form.matcher(uniform).matches());
	}

	/**
	 * Of environment and system properties others have names like ours, too: Kubernetes
	 * sets {@code REGAIN_PORT} for a service of our name.
	 * @return whether it begins as settings do, or nearly so, and is none
	 */
	boolean isSlip(String variable) {
		String[] words = variable.toLowerCase(Locale.ROOT).split("[._\\-\\[]+");
		Set<String> first = all().stream().map((name) -> name.split("[.\\[]")[1]).collect(Collectors.toSet());
		if (words.length < 2 || Suggestions.closest(words[1], first).isEmpty()) {
			return false;
		}
		String joined = String.join("", words);
		return this.forms.entrySet().stream().noneMatch((form) -> {
			String known = form.getKey().replaceAll("[.\\-]|<name>.*|\\[0].*", "");
			boolean open = form.getValue().pattern().endsWith(BELOW);
			return open ? joined.startsWith(known) : joined.equals(known);
		});
	}

	/** What ends a sentence about a name that is none. */
	String didYouMean(String name) {
		return Suggestions.didYouMean(name, all());
	}

	private static String literal(String name) {
		return Pattern.quote(uniform(name));
	}

	/** Spring reads {@code lookAhead} and {@code look_ahead} as {@code look-ahead}. */
	private static String uniform(String name) {
		return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

	private static String kebab(String name) {
		return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
	}

}
