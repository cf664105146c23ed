package io.regain.console;

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
import io.regain.message.Secret;
import io.regain.tracking.Token;
import io.regain.tracking.Token.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The question how an incident was handled, from the link to who looks after it. */
class AnswerPageTests {

	private static final JsonMapper JSON = new JsonMapper();

	private final Lavka lavka = Lavka.open();

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void aVisitShowsTheAnswerThatWasClickedAndKeepsNothing() throws Exception {
		long question = question();
		HttpResponse<String> page = Browser.get(link(question, "/2"));
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body())
			.contains("value=\"2\" required checked", "&lt;b&gt;Search&lt;/b&gt; is slow", "action=\"../")
			.doesNotContain("value=\"5\" required checked", "<b>Search");
		assertThat(Browser.get(link(question, "")).body()).doesNotContain(" checked>");
		assertThat(answers(question)).isEmpty();
	}

	@Test
	void theButtonKeepsItAndABadAnswerIsLookedAfter() throws Exception {
		long question = question();
		for (int i = 0; i < 2; i++) {
			HttpResponse<String> page = Browser.post(link(question, ""),
					Map.of("score", "1", "comment", "<i>Nobody</i> answered"));
			assertThat(page.statusCode()).isEqualTo(200);
		}
		assertThat(answers(question)).containsExactly(1);
		assertThat(Browser.get(link(question, "")).body()).contains("&lt;i&gt;Nobody&lt;/i&gt; answered");
		JsonNode open = JSON.readTree(ask("GET", "/api/v1/followups", "vera", "").body());
		JsonNode followUp = open.valueStream()
			.filter((one) -> one.path("comment").asString("").contains("Nobody"))
			.findFirst()
			.orElseThrow();
		assertThat(followUp.path("state").asString()).isEqualTo("open");
		String path = "/api/v1/followups/" + followUp.path("number").asLong();
		assertThat(ask("POST", path + "/take", "olga", "{}").statusCode()).isEqualTo(200);
		HttpResponse<String> other = ask("POST", path + "/take", "pavel", "{}");
		assertThat(other.statusCode()).isEqualTo(409);
		assertThat(other.body()).contains("olga");
		assertThat(ask("POST", path + "/done", "olga", "{ \"note\": \"Called\" }").statusCode()).isEqualTo(200);
		JsonNode done = JSON.readTree(ask("GET", path, "mia", "").body());
		assertThat(done.path("state").asString()).isEqualTo("done");
		assertThat(done.path("note").asString()).isEqualTo("Called");
		String figures = ask("GET", "/api/v1/incidents/%d/satisfaction".formatted(followUp.path("incident").asLong()),
				"vera", "")
			.body();
		assertThat(JSON.readTree(figures).path("answered").asLong()).isOne();
		assertThat(JSON.readTree(figures).path("follow-ups").asLong()).isZero();
	}

	@Test
	void whatIsNoAnswerOrNoLinkOfOursKeepsNothing() throws Exception {
		long question = question();
		for (String score : List.of("0", "6", "x", "")) {
			assertThat(Browser.post(link(question, ""), Map.of("score", score)).body()).contains("name=\"score\"");
		}
		String other = Token.of(this.lavka.bean(Secret.class), Purpose.ACKNOWLEDGE, question);
		for (String token : List.of(other, "1.aaaaaaaaaaaaaaaa")) {
			URI url = this.lavka.url().resolve("/csat/" + token);
			assertThat(Browser.get(url).statusCode()).isEqualTo(404);
			assertThat(Browser.post(url, Map.of("score", "1")).statusCode()).isEqualTo(404);
		}
		assertThat(answers(question)).isEmpty();
	}

	/** L: may look; W: may work on them. */
	@ParameterizedTest
	@CsvSource({ "GET, /api/v1/incidents/999999/satisfaction, L", "GET, /api/v1/followups, L",
			"GET, /api/v1/followups/999999, L", "POST, /api/v1/followups/999999/take, W",
			"POST, /api/v1/followups/999999/done, W" })
	void anEndpointAnswersTheRolesThatMayUseIt(String method, String path, String allowed) throws Exception {
		Map<String, Set<String>> people = Map.of("L", Set.of("olga", "pavel", "mia", "otto", "vera"), "W",
				Set.of("olga", "pavel", "otto"));
		for (String person : Lavka.PEOPLE.keySet()) {
			int status = ask(method, path, person, method.equals("GET") ? "" : "{}").statusCode();
			if (people.getOrDefault(allowed, Set.of()).contains(person)) {
				assertThat(status).as("%s as %s", path, person).isIn(200, 400, 404);
			}
			else {
				assertThat(status).as("%s as %s", path, person).isEqualTo(403);
			}
		}
		assertThat(ask(method, path, "nobody", "{}").statusCode()).isEqualTo(401);
	}

	/** To one customer, about an incident of its own. */
	private long question() throws Exception {
		HttpResponse<String> opened = ask("POST", "/api/v1/incidents", "olga", """
				{ "title": { "en": "<b>Search</b> is slow" }, "component": "search", "severity": "minor" }""");
		long incident = JSON.readTree(opened.body()).at("/incident/number").asLong();
		this.lavka.database().sql("""
				INSERT INTO regain_survey_question (incident_id, customer_id, asked_at)
				VALUES (:incident, 'c-1', UTC_TIMESTAMP(3))
				""").param("incident", incident).update();
		return this.lavka.database()
			.sql("SELECT number FROM regain_survey_question WHERE incident_id = :incident")
			.param("incident", incident)
			.query(Long.class)
			.single();
	}

	private List<Integer> answers(long question) {
		return this.lavka.database()
			.sql("SELECT score FROM regain_survey_answer WHERE question = :question")
			.param("question", question)
			.query(Integer.class)
			.list();
	}

	private URI link(long question, String answer) {
		return this.lavka.url()
			.resolve("/csat/" + Token.of(this.lavka.bean(Secret.class), Purpose.QUESTION, question) + answer);
	}

	private HttpResponse<String> ask(String method, String path, String person, String body) throws Exception {
		return this.http.send(HttpRequest.newBuilder(URI.create(this.lavka.url() + path))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
			.header("Authorization", "Bearer " + Lavka.token(person))
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.build(), BodyHandlers.ofString());
	}

}
