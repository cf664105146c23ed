package io.regain.console.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import io.regain.Lavka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what with incidents over HTTP, and what is answered to whom. */
class IncidentApiTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String OPENING = """
			{ "title": { "en": "Search is slow" }, "component": "search", "severity": "minor" }""";

	private final Lavka lavka = Lavka.open();

	private final HttpClient http = HttpClient.newHttpClient();

	/** L: may look; S: support lead; O: operator too. */
	@ParameterizedTest
	@CsvSource({ "GET, '', L", "GET, /%d, L", "POST, '', O", "POST, /%d/affected, S", "POST, /%d/unaffected, S",
			"POST, /%d/updates, S", "GET, /%d/updates/1, L", "GET, /%d/updates/1/proposal, S",
			"POST, /%d/updates/1/confirm, S", "POST, /%d/updates/1/approve, S", "POST, /%d/updates/1/discard, S",
			"GET, /%d/digest, S", "POST, /%d/digest, S", "GET, /%d/updates/1/late/1, L" })
	void anEndpointAnswersTheRolesThatMayUseIt(String method, String path, String allowed) throws Exception {
		Map<String, Set<String>> people = Map.of("L", Set.of("olga", "pavel", "mia", "otto", "vera"), "S",
				Set.of("olga", "pavel"), "O", Set.of("olga", "pavel", "otto"));
		// An incident that there is not: nothing is done, whoever may
		String address = path.formatted(999_999);
		for (String person : Lavka.PEOPLE.keySet()) {
			int status = ask(method, address, Lavka.token(person), "{}", UUID.randomUUID().toString()).statusCode();
			if (people.getOrDefault(allowed, Set.of()).contains(person)) {
				assertThat(status).as("%s as %s", address, person).isIn(200, 201, 400, 404);
			}
			else {
				assertThat(status).as("%s as %s", address, person).isEqualTo(403);
			}
		}
		for (String token : List.of("", "token of nobody", "x".repeat(10_000))) {
			assertThat(ask(method, address, token, "{}", "k").statusCode()).isIn(401, 400);
		}
	}

	@Test
	void everyEndpointButTheDescriptionSaysWhoMayUseIt() {
		RequestMappingHandlerMapping mappings = this.lavka.bean("requestMappingHandlerMapping",
				RequestMappingHandlerMapping.class);
		Set<String> open = new TreeSet<>();
		mappings.getHandlerMethods().forEach((mapping, method) -> {
			boolean api = mapping.getPatternValues().stream().anyMatch((pattern) -> pattern.startsWith("/api"));
			if (api && method.getMethodAnnotation(Allowed.class) == null) {
				open.add(method.toString());
			}
		});
		assertThat(open).singleElement().asString().contains("DescriptionController");
	}

	@Test
	void aRequestThatIsRepeatedIsDoneOnce() throws Exception {
		String key = UUID.randomUUID().toString();
		HttpResponse<String> first = post("", OPENING, key);
		assertThat(first.statusCode()).isEqualTo(201);
		assertThat(post("", OPENING, key).body()).isEqualTo(first.body());
		HttpResponse<String> other = post("", OPENING.replace("slow", "fast"), key);
		assertThat(other.statusCode()).isEqualTo(400);
		assertThat(other.body()).contains("another request had the idempotency key");
		long number = JSON.readTree(first.body()).at("/incident/number").asLong();
		assertThat(JSON.readTree(ask("GET", "/" + number, Lavka.token("vera"), "", "").body()).path("state").asString())
			.isEqualTo("investigating");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "{ \"titel\": {} }", "{ \"title\": { \"en\": \"\" }, \"component\": \"x\" }",
			"{ \"title\": { \"en\": \"a\" }, \"component\": \"x y\", \"severity\": \"minor\" }",
			"{ \"title\": { \"en\": \"a\" }, \"component\": \"x\", \"severity\": \"grave\" }",
			"{ \"title\": { \"en\": \"a\" }, \"component\": \"x\", \"severity\": \"minor\", \"affected\": {} }" })
	void whatCannotBeIsRefusedInWords(String body) throws Exception {
		HttpResponse<String> answer = post("", body, UUID.randomUUID().toString());
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(JSON.readTree(answer.body()).path("detail").asString()).isNotBlank()
			.doesNotContain("io.regain", "Exception");
	}

	@Test
	void aBodyThatIsTooLongIsNotRead() throws Exception {
		assertThat(post("", "\"" + "x".repeat(17 * 1024 * 1024), "long").statusCode()).isEqualTo(413);
	}

	@Test
	void whatIsUnknownIsSaid() throws Exception {
		HttpResponse<String> answer = ask("GET", "/999999", Lavka.token("vera"), "", "");
		assertThat(answer.statusCode()).isEqualTo(404);
		JsonNode problem = JSON.readTree(answer.body());
		assertThat(problem.path("detail").asString()).isEqualTo("there is no incident 999999");
	}

	private HttpResponse<String> post(String path, String body, String key) throws Exception {
		return ask("POST", path, Lavka.token("olga"), body, key);
	}

	private HttpResponse<String> ask(String method, String path, String token, String body, String key)
			throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.lavka.url() + "/api/v1/incidents" + path))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		if (!token.isEmpty()) {
			request.header("Authorization", "Bearer " + token);
		}
		if (!key.isEmpty()) {
			request.header("Idempotency-Key", key);
		}
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

}
