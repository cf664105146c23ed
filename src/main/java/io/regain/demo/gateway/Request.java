package io.regain.demo.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;

/**
 * One HTTP request as it arrived, whatever became of it.
 *
 * @param at when it had been read
 * @param method in capitals
 * @param path without the query
 * @param query still encoded, empty if there is none
 * @param authorization the header, empty if there is none
 * @param contentType the header, empty if there is none
 * @param body as text
 */
public record Request(Instant at, String method, String path, String query, String authorization, String contentType,
		String body) {

	static Request read(HttpExchange exchange, Instant at) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		return new Request(at, exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
				Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
				header(exchange, "Authorization"), header(exchange, "Content-Type"), body);
	}

	private static String header(HttpExchange exchange, String name) {
		return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
	}

}
