package io.regain.tracking.webhook;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company's endpoint: a real HTTP server that remembers what it was told. */
final class Listener implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Told> told = new CopyOnWriteArrayList<>();

	private volatile Function<Told, Integer> status = (told) -> 204;

	Listener() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	URI url() {
		return URI.create("http://127.0.0.1:%d/regain".formatted(this.server.getAddress().getPort()));
	}

	void answer(int status) {
		answer((told) -> status);
	}

	void answer(Function<Told, Integer> status) {
		this.status = status;
	}

	List<Told> told() {
		return List.copyOf(this.told);
	}

	/** The ids of the events in the order that it was told of them. */
	List<String> ids() {
		return this.told.stream().map(Told::id).toList();
	}

	private void handle(HttpExchange exchange) throws IOException {
		Told told = new Told(header(exchange, "webhook-id"), header(exchange, "webhook-timestamp"),
				header(exchange, "webhook-signature"),
				new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		this.told.add(told);
		int answer = this.status.apply(told);
		exchange.getResponseHeaders().set("Location", "/elsewhere");
		exchange.sendResponseHeaders(answer, -1);
		exchange.close();
	}

	private static String header(HttpExchange exchange, String name) {
		return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/** One request. */
	record Told(String id, String timestamp, String signature, String body) {

		JsonNode json() {
			return JsonMapper.shared().readTree(this.body);
		}

	}

}
