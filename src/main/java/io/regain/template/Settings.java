package io.regain.template;

import java.util.Map;
import java.util.TreeMap;

import io.regain.message.Problem;
import io.regain.message.Yaml;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * A flat YAML file of texts: each as it is written, so that a telephone number stays one,
 * for all locales or one for each. A key without a text isn't there.
 *
 * @param values by key, then by locale; what is for all locales is under
 * {@link #ANY_LOCALE}
 */
record Settings(Map<String, Map<String, String>> values) {

	static final String ANY_LOCALE = "";

	private static YAMLFactory factory(String yaml) {
		return YAMLFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.loadSettings(Yaml.settings(yaml))
			.build();
	}

	/**
	 * @throws ProblemException if it isn't such a file
	 */
	static Settings parse(String path, String yaml) {
		try (JsonParser parser = factory(yaml).createParser(ObjectReadContext.empty(), yaml)) {
			Map<String, Map<String, String>> values = new TreeMap<>();
			if (parser.nextToken() != null) {
				expect(parser, path, parser.currentToken() == JsonToken.START_OBJECT, "a file of keys and texts");
				while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
					String key = parser.currentName();
					expect(parser, path, key.matches("[a-z][a-z0-9_]*"),
							"a key of small letters, digits and underscores, so that templates can write it; not '%s'"
								.formatted(key));
					values.put(key, value(parser, path));
				}
				expect(parser, path, parser.nextToken() == null, "nothing more");
			}
			return new Settings(values);
		}
		catch (JacksonException ex) {
			throw problem(path, ex.getLocation(), ex.getOriginalMessage().lines().findFirst().orElse("not YAML"));
		}
	}

	private static Map<String, String> value(JsonParser parser, String path) {
		Map<String, String> value = new TreeMap<>();
		JsonToken token = parser.nextToken();
		if (token == JsonToken.START_OBJECT) {
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				String locale = parser.currentName();
				parser.nextToken();
				scalar(parser, path, locale, value);
			}
		}
		else {
			scalar(parser, path, ANY_LOCALE, value);
		}
		return value;
	}

	private static void scalar(JsonParser parser, String path, String locale, Map<String, String> value) {
		expect(parser, path, parser.currentToken().isScalarValue(), "a text, or one text for each locale");
		if (parser.currentToken() != JsonToken.VALUE_NULL && !parser.getString().isEmpty()) {
			value.put(locale, parser.getString());
		}
	}

	private static void expect(JsonParser parser, String path, boolean met, String allowed) {
		if (!met) {
			throw problem(path, parser.currentTokenLocation(), "allowed here is " + allowed);
		}
	}

	private static ProblemException problem(String path, TokenStreamLocation at, String message) {
		return new ProblemException(Problem.error(Templates.HOME + path, Math.max(0, at.getLineNr()),
				Math.max(0, at.getColumnNr()), "", message));
	}

	/** Carries one problem to where they are collected. */
	static final class ProblemException extends RuntimeException {

		private final Problem problem;

		private ProblemException(Problem problem) {
			super(problem.toString());
			this.problem = problem;
		}

		Problem problem() {
			return this.problem;
		}

	}

}
