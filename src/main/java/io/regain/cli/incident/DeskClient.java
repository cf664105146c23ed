package io.regain.cli.incident;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

import io.regain.cli.CommandException;
import io.regain.cli.Exit;
import io.regain.delivery.Stop;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to {@code /api/v1} with one token. */
class DeskClient {

	private static final JsonMapper JSON = new JsonMapper();

	/** Reading who is affected may take long. */
	private static final Duration LONGEST = Duration.ofMinutes(10);

	private static final int TRIES = 3;

	private static final String INCIDENTS = "/api/v1/incidents";

	private static final String FOLLOW_UPS = "/api/v1/followups";

	private final HttpClient http;

	private final URI server;

	private final String token;

	private final boolean ownServer;

	private final Stop stop;

	DeskClient(HttpClient http, URI server, String token, boolean ownServer, Stop stop) {
		this.http = http;
		this.server = server;
		this.token = token;
		this.ownServer = ownServer;
		this.stop = stop;
	}

	/**
	 * Whether the server ends with this command: then nobody else sends what it began.
	 */
	boolean isOurOwn() {
		return this.ownServer;
	}

	/**
	 * Waits a moment.
	 * @throws CommandException if somebody has interrupted the command
	 */
	void rest(Duration moment) {
		if (this.stop.await(moment)) {
			throw new CommandException(Exit.STOPPED,
					this.ownServer ? "Interrupted: what is in the air is recorded; 'serve' or the next 'run' goes on."
							: "Interrupted; the server goes on.");
		}
	}

	JsonNode get(String path) {
		return answer(request(INCIDENTS + path).GET().build());
	}

	/**
	 * @param path behind those of all
	 */
	JsonNode followUps(String path) {
		return answer(request(FOLLOW_UPS + path).GET().build());
	}

	JsonNode postFollowUp(String path, Object body) {
		return postTo(FOLLOW_UPS + path, body);
	}

	JsonNode promises() {
		return answer(request("/api/v1/promises").GET().build());
	}

	/** Done once, also if the first answer is lost and it is asked for again. */
	JsonNode post(String path, Object body) {
		return postTo(INCIDENTS + path, body);
	}

	private JsonNode postTo(String path, Object body) {
		return answer(request(path).header("Content-Type", "application/json")
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
			.build());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.server.resolve(path))
			.timeout(LONGEST)
			.header("Authorization", "Bearer " + this.token);
	}

	private JsonNode answer(HttpRequest request) {
		HttpResponse<String> response = send(request, TRIES);
		JsonNode body = read(response.body());
		int status = response.statusCode();
		if (status < 300) {
			return body;
		}
		throw new CommandException(exit(status), switch (status) {
			case 401 -> "%s does not know this token (%s)".formatted(this.server, Desk.TOKEN);
			default -> body.path("detail").asString("%s answers %d".formatted(this.server, status));
		});
	}

	private static int exit(int status) {
		return (status >= 500) ? Exit.UNREACHABLE
				: (status == 401 || status == 403 || status == 409) ? Exit.REFUSED : Exit.INVALID;
	}

	private HttpResponse<String> send(HttpRequest request, int tries) {
		try {
			return this.http.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			if (tries > 1) {
				return send(request, tries - 1);
			}
			throw new CommandException(Exit.UNREACHABLE, "%s does not answer: %s".formatted(this.server, ex));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CommandException(Exit.STOPPED, "Interrupted; what was confirmed goes on.");
		}
	}

	private static JsonNode read(String body) {
		try {
			return JSON.readTree(body);
		}
		catch (JacksonException ex) {
			return JSON.createObjectNode();
		}
	}

}
