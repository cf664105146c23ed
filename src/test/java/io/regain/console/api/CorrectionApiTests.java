package io.regain.console.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.UUID;

import io.regain.Lavka;
import io.regain.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A wrong mailing is put right over HTTP: stopped, shown, confirmed, told. */
class CorrectionApiTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String WORDS = """
			"template": "correction/wrong-price", "variables": { "wrong_price": { "en": "15 % off", "ru": "скидка 15 %" },
			  "right_price": { "en": "10 % off", "ru": "скидка 10 %" } }""";

	private final Lavka lavka = Lavka.open();

	private final HttpClient http = HttpClient.newHttpClient();

	@ParameterizedTest
	@CsvSource({ "GET, ?run=no@run, olga pavel mia otto vera", "POST, /proposal, olga pavel mia",
			"POST, '', olga pavel mia" })
	void anEndpointAnswersTheRolesThatMayUseIt(String method, String path, String allowed) throws Exception {
		for (String person : Lavka.PEOPLE.keySet()) {
			int status = ask(method, path, person, "{ \"run\": \"no@run\", %s, \"digest\": \"x\" }".formatted(WORDS),
					"")
				.statusCode();
			boolean may = Set.of(allowed.split(" ")).contains(person);
			assertThat(status).as("%s %s as %s", method, path, person).isEqualTo(may ? 404 : 403);
		}
	}

	@Test
	void whoGotItIsToldOnceAndTheRestNeverLeaves() throws Exception {
		String run = Lavka.OFFER + "@put-right";
		this.lavka.run("run", Lavka.OFFER, "--key", "put-right", "--limit", "5", "--json");
		String wrong = "\"run\": \"%s\", %s".formatted(run, WORDS);
		JsonNode proposal = read(ask("POST", "/proposal", "mia", "{ %s }".formatted(wrong), ""));
		assertThat(proposal.path("status").asString()).isEqualTo("PAUSED");
		assertThat(proposal.path("reach").path("included").asLong()).isEqualTo(5);
		assertThat(proposal.path("unsent").asLong()).isPositive();
		assertThat(proposal.at("/reach/samples/0/content").toString()).contains("10 %").doesNotContain("discount");
		assertThat(read(ask("GET", "?run=" + run, "vera", "", "")).path("corrections")).isEmpty();

		HttpResponse<String> stale = ask("POST", "", "mia", "{ %s, \"digest\": \"other\" }".formatted(wrong), "");
		assertThat(stale.statusCode()).isEqualTo(409);
		assertThat(stale.body()).contains("not what was shown any more");

		String seen = "{ %s, \"digest\": \"%s\", \"shown\": \"five\" }".formatted(wrong,
				proposal.path("digest").asString());
		String key = UUID.randomUUID().toString();
		HttpResponse<String> told = ask("POST", "", "mia", seen, key);
		assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
		assertThat(read(told).path("correction").asString()).isEqualTo(run + "/correction");
		assertThat(ask("POST", "", "mia", seen, key).body()).isEqualTo(told.body());
		Patience.await("they are told").until(() -> stands(run).equals("COMPLETED 5"));
		assertThat(this.lavka.run("report", run, "--json").json().path("status").asString()).isEqualTo("CANCELLED");
		assertThat(this.lavka.database()
			.sql("SELECT CONCAT(who, ' ', role, ' ', shown) FROM regain_audit WHERE action = 'correct-run'")
			.query(String.class)
			.list()).contains("mia marketer five");

		JsonNode again = read(ask("POST", "/proposal", "mia", "{ %s }".formatted(wrong), ""));
		assertThat(again.path("reach").path("included").asLong()).isZero();
		HttpResponse<String> nobody = ask("POST", "", "mia",
				"{ %s, \"digest\": \"%s\" }".formatted(wrong, again.path("digest").asString()), "");
		assertThat(nobody.statusCode()).isEqualTo(409);
		assertThat(nobody.body()).contains("nobody is to be told");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					"template": "correction/wrong-price"                                    | the field 'run' is missing
					"run": "offer", "template": "correction/wrong-price"                    | offer
					"run": "a@b", "template": "c/d", "channel": "fax"                       | channel: 'fax' is not allowed there; allowed: email
					"run": "a@b", "template": "c/d", "since": "2026-11-22T10:00:00Z", "until": "2026-11-22T09:00:00Z" | not before until
					""")
	void whatCannotBeIsRefusedInWords(String body, String words) throws Exception {
		HttpResponse<String> answer = ask("POST", "/proposal", "olga", "{ %s }".formatted(body), "");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(read(answer).path("detail").asString()).contains(words);
	}

	@Test
	void aTemplateThatThereIsNotHoldsNothing() throws Exception {
		String body = "{ \"run\": \"%s\", \"template\": \"correction/wrong-prize\" }"
			.formatted(this.lavka.runOf(Lavka.APOLOGY));
		HttpResponse<String> answer = ask("POST", "/proposal", "olga", body, "");
		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(read(answer).path("detail").asString()).contains("did you mean 'correction/wrong-price'?");
	}

	private String stands(String run) throws Exception {
		JsonNode correction = read(ask("GET", "?run=" + run, "vera", "", "")).at("/corrections/0");
		return correction.path("status").asString() + " " + correction.path("accepted").asLong();
	}

	private static JsonNode read(HttpResponse<String> answer) {
		return JSON.readTree(answer.body());
	}

	private HttpResponse<String> ask(String method, String path, String person, String body, String key)
			throws Exception {
		return this.http.send(HttpRequest.newBuilder(URI.create(this.lavka.url() + "/api/v1/corrections" + path))
			.method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
			.header("Authorization", "Bearer " + Lavka.token(person))
			.header("Idempotency-Key", key.isEmpty() ? UUID.randomUUID().toString() : key)
			.build(), BodyHandlers.ofString());
	}

}
