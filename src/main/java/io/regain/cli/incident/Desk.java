package io.regain.cli.incident;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import io.regain.cli.Chores;
import io.regain.cli.CommandException;
import io.regain.cli.Contexts;
import io.regain.cli.Exit;
import io.regain.delivery.Stop;
import io.regain.message.Sha256;

import org.springframework.context.ApplicationContext;

/**
 * Finds the {@code serve} that answers, or starts one in this process. Where it is, and
 * by which token it is spoken to, say {@code REGAIN_SERVER} and {@code REGAIN_TOKEN}, or
 * the system properties {@code regain.server} and {@code regain.token}.
 */
class Desk {

	static final String SERVER = "REGAIN_SERVER";

	static final String TOKEN = "REGAIN_TOKEN";

	private static final Duration KNOCK = Duration.ofSeconds(2);

	private final Contexts contexts;

	private final Stop stop;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(KNOCK).build();

	private Optional<DeskClient> found = Optional.empty();

	Desk(Contexts contexts, Stop stop) {
		this.contexts = contexts;
		this.stop = stop;
	}

	private static Optional<String> setting(String name) {
		return Optional.ofNullable(System.getenv(name))
			.or(() -> Optional.ofNullable(System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'))))
			.filter((value) -> !value.isBlank());
	}

	/**
	 * @throws CommandException if a server is named that does not answer, or it answers
	 * and there is no token for it
	 */
	DeskClient client() {
		DeskClient client = this.found.orElseGet(this::find);
		this.found = Optional.of(client);
		return client;
	}

	private DeskClient find() {
		Optional<String> named = setting(SERVER);
		URI server = URI.create(named.orElseGet(() -> "http://127.0.0.1:" + setting("SERVER_PORT").orElse("8080")));
		if (!answers(server)) {
			if (named.isPresent()) {
				throw new CommandException(Exit.UNREACHABLE,
						"%s does not answer: start 'regain serve' there; without %s the command starts one in its own process"
							.formatted(server, SERVER));
			}
			return ofOurOwn();
		}
		String token = setting(TOKEN).orElseThrow(() -> new CommandException(Exit.INVALID,
				"'serve' runs at %s: set %s to your token, one of regain.api.tokens there".formatted(server, TOKEN)));
		return new DeskClient(this.http, server, token, false, this.stop);
	}

	private boolean answers(URI server) {
		try {
			HttpRequest knock = HttpRequest.newBuilder(server.resolve("/api/v1/incidents")).timeout(KNOCK).build();
			// Who has no token is told so by ours, and by nothing else on that port
			return this.http.send(knock, BodyHandlers.discarding())
				.headers()
				.firstValue("WWW-Authenticate")
				.filter((scheme) -> scheme.contains("regain"))
				.isPresent();
		}
		catch (IOException | IllegalArgumentException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private DeskClient ofOurOwn() {
		String token = UUID.randomUUID().toString();
		this.contexts.set("server.port", 0);
		this.contexts.set("server.address", "127.0.0.1");
		this.contexts.set("regain.api.tokens[0].name", user());
		this.contexts.set("regain.api.tokens[0].role", "support-lead");
		this.contexts.set("regain.api.tokens[0].sha256", Sha256.hex(token));
		this.contexts.quiet();
		ApplicationContext rooms = this.contexts.serving();
		Chores.of(rooms).begin(this.stop);
		String port = rooms.getEnvironment().getRequiredProperty("local.server.port");
		return new DeskClient(this.http, URI.create("http://127.0.0.1:" + port), token, true, this.stop);
	}

	private static String user() {
		String name = System.getProperty("user.name", "");
		return name.isBlank() ? "somebody" : name.substring(0, Math.min(64, name.length()));
	}

}
