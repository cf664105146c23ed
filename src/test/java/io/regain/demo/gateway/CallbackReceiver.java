package io.regain.demo.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;

/** Takes status callbacks whose signature the SDK's own validator accepts: 204 or 403. */
final class CallbackReceiver implements AutoCloseable {

	private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);

	private final List<Map<String, String>> received = Collections.synchronizedList(new ArrayList<>());

	private final RequestValidator validator;

	CallbackReceiver(String authToken) throws IOException {
		this.validator = new RequestValidator(authToken);
		this.server.createContext("/", this::receive);
		this.server.start();
	}

	URI url() {
		return URI.create(
				"http://127.0.0.1:%d/twilio/status?message=m-1&x=%%2B".formatted(this.server.getAddress().getPort()));
	}

	List<Map<String, String>> received() {
		return List.copyOf(this.received);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void receive(HttpExchange exchange) throws IOException {
		Map<String, String> form = Form
			.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
			.fields();
		boolean valid = this.validator.validate(url().toString(), form,
				exchange.getRequestHeaders().getFirst("X-Twilio-Signature"));
		if (valid) {
			this.received.add(form);
		}
		exchange.sendResponseHeaders(valid ? 204 : 403, -1);
		exchange.close();
	}

}
