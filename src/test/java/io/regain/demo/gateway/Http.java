package io.regain.demo.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plainest client: what a provider's documentation shows with curl. */
record Http(String authorization) {

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	static final Duration TIMEOUT = Duration.ofSeconds(60);

	static Http basic(String user, String password) {
		return new Http("Basic "
				+ Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
	}

	static Http bearer(String token) {
		return new Http("Bearer " + token);
	}

	HttpResponse<String> get(URI url) throws IOException, InterruptedException {
		return CLIENT.send(request(url).GET().build(), HttpResponse.BodyHandlers.ofString());
	}

	HttpResponse<String> post(URI url, Map<String, String> form) throws IOException, InterruptedException {
		return CLIENT.send(formRequest(url, form, TIMEOUT), HttpResponse.BodyHandlers.ofString());
	}

	HttpResponse<String> post(URI url, Map<String, String> form, Duration timeout)
			throws IOException, InterruptedException {
		return CLIENT.send(formRequest(url, form, timeout), HttpResponse.BodyHandlers.ofString());
	}

	CompletableFuture<HttpResponse<String>> postLater(URI url, Map<String, String> form) {
		return CLIENT.sendAsync(formRequest(url, form, TIMEOUT), HttpResponse.BodyHandlers.ofString());
	}

	HttpResponse<String> postJson(URI url, String json) throws IOException, InterruptedException {
		return CLIENT.send(request(url).header("Content-Type", "application/json; UTF-8")
			.POST(HttpRequest.BodyPublishers.ofString(json))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

	private HttpRequest formRequest(URI url, Map<String, String> form, Duration timeout) {
		return request(url).timeout(timeout)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(new Form(form).encode()))
			.build();
	}

	private HttpRequest.Builder request(URI url) {
		HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(TIMEOUT);
		return this.authorization.isEmpty() ? request : request.header("Authorization", this.authorization);
	}

}
