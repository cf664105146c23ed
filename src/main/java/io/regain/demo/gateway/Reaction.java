package io.regain.demo.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import tools.jackson.databind.JsonNode;

/** What a stand-in does with an exchange whose request it has read. */
sealed interface Reaction {

	void perform(HttpExchange exchange) throws IOException;

	/** An ordinary response. */
	record Answer(int status, Map<String, String> headers, String body) implements Reaction {

		public Answer {
			headers = Map.copyOf(headers);
		}

		static Answer json(int status, JsonNode body) {
			return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body.toString());
		}

		static Answer html(int status, String body) {
			return new Answer(status, Map.of("Content-Type", "text/html; charset=utf-8"), body);
		}

		Answer with(String header, String value) {
			Map<String, String> more = new LinkedHashMap<>(this.headers);
			more.put(header, value);
			return new Answer(this.status, more, this.body);
		}

		@Override
		public void perform(HttpExchange exchange) throws IOException {
			try (exchange) {
				byte[] bytes = this.body.getBytes(StandardCharsets.UTF_8);
				this.headers.forEach(exchange.getResponseHeaders()::set);
				exchange.sendResponseHeaders(this.status, (bytes.length > 0) ? bytes.length : -1);
				exchange.getResponseBody().write(bytes);
			}
		}

	}

	/** No answer. The connection stays open without holding a thread. */
	record Silence() implements Reaction {

		@Override
		public void perform(HttpExchange exchange) {
			// Left open on purpose: stopping the server closes it
		}

	}

	/** The connection is closed without a byte of an answer. */
	record Disconnect() implements Reaction {

		@Override
		public void perform(HttpExchange exchange) {
			exchange.close();
		}

	}

}
