package io.regain.channel.email;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The relays by name, if there are several, or one with limits; otherwise the one of
 * {@code spring.mail.*} is used.
 */
@ConfigurationProperties("regain.email")
record RelaysProperties(@DefaultValue Map<String, RelayProperties> relays) {

	private static final String NAME = "regain.email.relays";

	/** Says all that is wrong at once. */
	RelaysProperties {
		relays = Collections.unmodifiableMap(new TreeMap<>(relays));
		List<String> problems = new ArrayList<>();
		relays.forEach((name, relay) -> problems.addAll(relay.problems("%s.%s.".formatted(NAME, name))));
		if (!problems.isEmpty()) {
			throw new IllegalArgumentException(String.join("; ", problems));
		}
	}

	static boolean areGiven(Environment environment) {
		return Binder.get(environment).bind(NAME, Bindable.mapOf(String.class, String.class)).isBound();
	}

	/** There are some. */
	static final class AreGiven implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return areGiven(context.getEnvironment());
		}

	}

}
