package io.regain.console.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.regain.Patience;

/** Asks a running server. */
final class Asking {

	static final HttpClient CLIENT = HttpClient.newHttpClient();

	private Asking() {
	}

	static HttpResponse<String> plain(URI address, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Patience.LONG);
		return CLIENT.send(((headers.length > 0) ? request.headers(headers) : request).build(),
				BodyHandlers.ofString());
	}

}
