package io.regain.tracking;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

/** What marketing is about, with names for customers. */
@Component
class Topics {

	private final Map<String, Map<String, String>> names;

	Topics(TrackingProperties properties) {
		this.names = new TreeMap<>(properties.topics());
	}

	List<String> ids() {
		return List.copyOf(this.names.keySet());
	}

	/** In the language of a locale, else in English, else its id. */
	String name(String topic, String locale) {
		Map<String, String> byLanguage = this.names.getOrDefault(topic, Map.of());
		String language = Locale.forLanguageTag(locale.replace('_', '-')).getLanguage();
		return byLanguage.getOrDefault(language, byLanguage.getOrDefault("en", topic));
	}

}
