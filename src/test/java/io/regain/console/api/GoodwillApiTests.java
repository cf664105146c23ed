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
import java.util.UUID;

import io.regain.Lavka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may give and who may redeem over HTTP, and what is answered to whom. */
class GoodwillApiTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String INCIDENTS = "/api/v1/incidents";

	private static final String GOODWILL = "/api/v1/goodwill/";

	private final Lavka lavka = Lavka.open();

	private final HttpClient http = HttpClient.newHttpClient();

	/** L: may look; S: support lead; T: the till too. */
	@ParameterizedTest
	@CsvSource({ "GET, /api/v1/incidents/999999/compensation, L",
			"GET, /api/v1/incidents/999999/compensation/proposal, S", "POST, /api/v1/incidents/999999/compensation, S",
			"POST, /api/v1/incidents/999999/compensation/policy, S", "GET, /api/v1/goodwill/ABC, T",
			"POST, /api/v1/goodwill/ABC/redeem, T" })
	void anEndpointAnswersTheRolesThatMayUseIt(String method, String path, String allowed) throws Exception {
		Map<String, Set<String>> people = Map.of("L", Set.of("olga", "pavel", "mia", "otto", "vera"), "S",
				Set.of("olga", "pavel"), "T", Set.of("olga", "pavel", "till"));
		for (String person : Lavka.PEOPLE.keySet()) {
			int status = ask(method, path, person, "{}").statusCode();
			if (people.getOrDefault(allowed, Set.of()).contains(person)) {
				assertThat(status).as("%s as %s", path, person).isIn(200, 400, 404);
			}
			else {
				assertThat(status).as("%s as %s", path, person).isEqualTo(403);
			}
		}
		assertThat(ask(method, path, "nobody", "{}").statusCode()).isEqualTo(401);
	}

	@Test
	void aCodeIsLookedUpAndUsedOnceAndIsWrittenDownNowhereElse() throws Exception {
		String incident = granted("critical");
		String code = this.lavka.database()
			.sql("SELECT MIN(code) FROM regain_goodwill WHERE incident_id = :incident")
			.param("incident", incident)
			.query(String.class)
			.single();
		JsonNode found = JSON.readTree(ask("GET", GOODWILL + code, "till", "").body());
		assertThat(found.path("kind").asString()).isEqualTo("amount");
		assertThat(found.path("value").decimalValue()).isEqualByComparingTo("1000");
		assertThat(found.path("redeemable").asBoolean()).isTrue();
		String key = UUID.randomUUID().toString();
		String use = "{ \"reference\": \"order 4711\" }";
		HttpResponse<String> first = ask("POST", GOODWILL + code + "/redeem", "till", use, key);
		assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
		assertThat(ask("POST", GOODWILL + code + "/redeem", "till", use, key).body()).isEqualTo(first.body());
		HttpResponse<String> second = ask("POST", GOODWILL + code + "/redeem", "olga", use);
		assertThat(second.statusCode()).isEqualTo(409);
		assertThat(JSON.readTree(second.body()).path("detail").asString()).startsWith("it was used at 2");
		assertThat(JSON.readTree(ask("GET", GOODWILL + code, "till", "").body()).path("redeemable").asBoolean())
			.isFalse();
		for (String kept : List.of("SELECT CONCAT(subject, shown) FROM regain_audit",
				"SELECT COALESCE(answer, '') FROM regain_idempotency")) {
			assertThat(this.lavka.database().sql(kept).query(String.class).list()).isNotEmpty()
				.noneMatch((text) -> text.replace("-", "").contains(code));
		}
	}

	@Test
	void whatIsUnknownAndWhatIsNoCodeAreAnsweredAlike() throws Exception {
		List<String> answers = List.of("nonsense", "00000-00000-00000-00000-00000", "%20", "a".repeat(500))
			.stream()
			.map((code) -> {
				try {
					HttpResponse<String> answer = ask("GET", GOODWILL + code, "till", "");
					return answer.statusCode() + JSON.readTree(answer.body()).path("detail").asString();
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			})
			.distinct()
			.toList();
		assertThat(answers).containsExactly("404there is no such code");
	}

	@Test
	void whatCannotBeGrantedIsRefusedInWords() throws Exception {
		String incident = open("minor");
		assertThat(detail("GET", "/%s/compensation/proposal?policy=paymnts".formatted(incident), ""))
			.isEqualTo("there is no policy 'paymnts'; did you mean 'payments'?; there are payments");
		assertThat(detail("POST", "/%s/compensation".formatted(incident), "{ \"digest\": \"x\" }"))
			.contains("is not what was shown");
		assertThat(detail("POST", "/%s/compensation/policy".formatted(incident), "{ \"policy\": \"x\" }"))
			.contains("there is no policy 'x'");
		JsonNode proposal = JSON
			.readTree(ask("GET", INCIDENTS + "/%s/compensation/proposal".formatted(incident), "olga", "").body());
		assertThat(proposal.path("people").asLong()).isZero();
		assertThat(proposal.path("no-rule").asLong()).isPositive();
	}

	private String detail(String method, String path, String body) throws Exception {
		return JSON.readTree(ask(method, INCIDENTS + path, "olga", body).body()).path("detail").asString();
	}

	private String open(String severity) throws Exception {
		HttpResponse<String> opened = ask("POST", INCIDENTS, "olga", """
				{ "title": { "en": "Cards" }, "component": "card-payments", "severity": "%s",
				  "affected": { "segment": "payments-failed" } }""".formatted(severity));
		return JSON.readTree(opened.body()).at("/incident/number").asString();
	}

	private String granted(String severity) throws Exception {
		String incident = open(severity);
		String path = INCIDENTS + "/%s/compensation".formatted(incident);
		JsonNode proposal = JSON.readTree(ask("GET", path + "/proposal", "olga", "").body());
		HttpResponse<String> granted = ask("POST", path, "olga",
				JSON.writeValueAsString(Map.of("digest", proposal.path("digest").asString(), "shown", "seen")));
		assertThat(granted.statusCode()).as(granted.body()).isEqualTo(200);
		assertThat(JSON.readTree(granted.body()).path("people")).isEqualTo(proposal.path("people"));
		return incident;
	}

	private HttpResponse<String> ask(String method, String path, String person, String body) throws Exception {
		return ask(method, path, person, body, UUID.randomUUID().toString());
	}

	private HttpResponse<String> ask(String method, String path, String person, String body, String key)
			throws Exception {
		return this.http.send(HttpRequest.newBuilder(URI.create(this.lavka.url() + path))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
			.header("Authorization", "Bearer " + Lavka.token(person))
			.header("Idempotency-Key", key)
			.build(), BodyHandlers.ofString());
	}

}
