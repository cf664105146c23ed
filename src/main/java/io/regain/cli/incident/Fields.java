package io.regain.cli.incident;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Fields of a request that were given. */
final class Fields {

	private Fields() {
	}

	static void put(Map<String, Object> body, String name, @Nullable Object value) {
		if (value != null) {
			body.put(name, (value instanceof Number) ? value : value.toString());
		}
	}

}
