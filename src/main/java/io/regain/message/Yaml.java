package io.regain.message;

import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What all that reads YAML has in common. */
public final class Yaml {

	private Yaml() {
	}

	/**
	 * The parser takes a text in pieces, and falls over an emoji of which one half is the
	 * last character of a piece (snakeyaml-engine 3.0.1): an update with a smile in the
	 * wrong place would not leave. So the text is one piece.
	 */
	public static LoadSettings settings(String text) {
		return LoadSettings.builder().setBufferSize(text.length() + 1).build();
	}

	/**
	 * Of a text that was checked before, or is ours.
	 * @throws tools.jackson.core.JacksonException if it is no YAML
	 */
	public static JsonNode tree(String text) {
		return new YAMLMapper(YAMLFactory.builder().loadSettings(settings(text)).build()).readTree(text);
	}

}
