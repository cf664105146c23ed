package io.regain.console.api;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.regain.Lavka;
import io.regain.Patience;
import io.regain.console.api.Described.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the description promises is what is answered: each operation is asked with the
 * example that it gives, and refused in the ways that it names.
 */
class DescribedAnswersTests {

	private static final JsonMapper JSON = new JsonMapper();

	private final Lavka lavka = Lavka.open();

	@SuppressWarnings("NullAway.Init")
	private Described api;

	@BeforeEach
	void read() throws Exception {
		this.api = Described.at(this.lavka.url());
	}

	@Test
	void eachExampleIsAcceptedAndEachAnswerIsAsDescribed() throws Exception {
		long number = this.api.good("openIncident", "otto", this.api.example("openIncident"))
			.at("/incident/number")
			.asLong();
		this.api.ask(place("proposeDigest"), 409, key("olga"), null, number);
		long internal = this.api.good("openIncident", "olga", this.api.example("openIncident").put("internal", true))
			.at("/incident/number")
			.asLong();
		this.api.ask(place("proposeCompensation"), 409, key("olga"), null, internal);
		aCompensationIsGrantedAndUsed(number);
		updatesAreSaid(number);
		whoJoinsLateIsTold(number);
		this.api.good("listIncidents", "vera");
		this.api.good("getIncident", "vera", number);
		answersAreLookedAfter(number);
		aWrongRunIsPutRight();
		this.api.good("reportAlerts", "prometheus", this.api.example("reportAlerts"));
		this.api.good("listPromises", "mia");
		this.api.ask(place("getDescription"), 200, Map.of(), null);
		assertThat(this.api.seen().stream().filter((seen) -> seen.contains(" 2")).map((seen) -> seen.split(" ")[0]))
			.containsExactlyInAnyOrderElementsOf(this.api.operations().map(Place::id).toList());
	}

	private void aCompensationIsGrantedAndUsed(long number) throws Exception {
		this.api.good("planCompensation", "olga", this.api.example("planCompensation"), number);
		JsonNode proposal = this.api.good("proposeCompensation", "olga", number, "?policy=payments");
		assertThat(proposal.path("samples")).isNotEmpty();
		this.api.good("grantCompensation", "olga", seen("grantCompensation", proposal), number);
		assertThat(this.api.good("getCompensation", "vera", number).path("granted")).isNotEmpty();
		String code = this.lavka.database()
			.sql("SELECT MIN(code) FROM regain_goodwill WHERE incident_id = :incident")
			.param("incident", number)
			.query(String.class)
			.single();
		this.api.good("getGoodwill", "till", code);
		this.api.good("redeemGoodwill", "till", this.api.example("redeemGoodwill"), code.toLowerCase());
		this.api.good("getGoodwill", "till", code);
		this.api.ask(place("redeemGoodwill"), 409, key("till"), JSON.createObjectNode(), code);
		this.lavka.database()
			.sql("UPDATE regain_goodwill SET last_day = '2020-01-01', redeemed_at = NULL WHERE code = :code")
			.param("code", code)
			.update();
		this.api.ask(place("redeemGoodwill"), 410, key("till"), JSON.createObjectNode(), code);
	}

	private void updatesAreSaid(long number) throws Exception {
		int first = this.api.good("draftUpdate", "olga", this.api.example("draftUpdate"), number)
			.at("/update/number")
			.asInt();
		JsonNode proposal = this.api.good("proposeUpdate", "olga", number, first);
		assertThat(proposal.at("/rehearsal/samples")).isNotEmpty();
		this.api.ask(place("confirmUpdate"), 409, key("olga"), this.api.example("confirmUpdate"), number, first);
		this.api.good("confirmUpdate", "olga", seen("confirmUpdate", proposal), number, first);
		this.api.good("getUpdate", "vera", number, first);
		int second = this.api.good("draftUpdate", "olga", this.api.example("draftUpdate"), number)
			.at("/update/number")
			.asInt();
		// As if so many were affected that it took two
		this.lavka.database()
			.sql("UPDATE regain_update SET status = 'TO_APPROVE' WHERE incident_id = :incident AND number = :number")
			.param("incident", number)
			.param("number", second)
			.update();
		ObjectNode agreed = seen("approveUpdate", this.api.good("proposeUpdate", "pavel", number, second));
		this.api.ask(place("approveUpdate"), 403, key("olga"), agreed, number, second);
		this.api.good("approveUpdate", "pavel", agreed, number, second);
		this.api.ask(place("discardUpdate"), 409, key("olga"), null, number, second);
		int third = this.api.good("draftUpdate", "olga", this.api.example("draftUpdate"), number)
			.at("/update/number")
			.asInt();
		this.api.good("discardUpdate", "olga", number, third);
	}

	private void whoJoinsLateIsTold(long number) throws Exception {
		this.api.good("removeAffected", "olga", this.api.example("removeAffected"), number);
		JsonNode joined = this.api.good("addAffected", "olga", this.api.example("addAffected"), number);
		String after = joined.path("joined-after").asString();
		ObjectNode late = seen("sendDigest", this.api.good("proposeDigest", "olga", number, "?joined-after=" + after));
		this.api.good("sendDigest", "olga", late.put("joined-after", after), number);
		this.api.good("getDigest", "vera", number, 2, 1);
		Patience.await("the digest was told")
			.until(() -> this.api.good("getDigest", "vera", number, 2, 1).at("/run/ended").asBoolean());
	}

	private void aWrongRunIsPutRight() throws Exception {
		String run = Lavka.OFFER + "@described";
		this.lavka.run("run", Lavka.OFFER, "--key", "described", "--limit", "2", "--json");
		JsonNode proposal = this.api.good("proposeCorrection", "mia",
				this.api.example("proposeCorrection").put("run", run));
		assertThat(proposal.path("by-channel")).isNotEmpty();
		this.api.ask(place("proposeCorrection"), 409, key("mia"),
				this.api.example("proposeCorrection").put("run", run).put("template", "correction/none"));
		ObjectNode wanted = this.api.example("confirmCorrection").put("run", run);
		this.api.ask(place("confirmCorrection"), 409, key("mia"), wanted);
		this.api.good("confirmCorrection", "mia", wanted.put("digest", proposal.path("digest").asString()));
		assertThat(this.api.good("getCorrections", "vera", "?run=" + run).path("corrections")).isNotEmpty();
	}

	private void answersAreLookedAfter(long number) throws Exception {
		this.lavka.database().sql("""
				INSERT INTO regain_survey_question (incident_id, customer_id, asked_at, score, comment)
				VALUES (:incident, 'c-described', UTC_TIMESTAMP(3), 1, 'Nobody answered')
				""").param("incident", number).update();
		this.lavka.database()
			.sql("""
					INSERT INTO regain_followup (question, state, told, opened_at)
					SELECT number, 'OPEN', TRUE, UTC_TIMESTAMP(3) FROM regain_survey_question WHERE customer_id = 'c-described'
					""")
			.update();
		JsonNode all = this.api.good("listFollowUps", "mia", "?all=true");
		long followUp = all.valueStream()
			.filter((one) -> one.path("customer").asString().equals("c-described"))
			.findFirst()
			.orElseThrow()
			.path("number")
			.asLong();
		this.api.good("takeFollowUp", "otto", this.api.example("takeFollowUp"), followUp);
		this.api.ask(place("takeFollowUp"), 409, key("olga"), JSON.createObjectNode(), followUp);
		this.api.good("endFollowUp", "otto", this.api.example("endFollowUp"), followUp);
		this.api.good("getFollowUp", "vera", followUp);
		assertThat(this.api.good("getSatisfaction", "vera", number).path("answered").asLong()).isOne();
	}

	/** The example, with what was really shown. */
	private ObjectNode seen(String id, JsonNode proposal) {
		return this.api.example(id).put("digest", proposal.path("digest").asString());
	}

	@Test
	void eachRefusalIsAProblemAsDescribed() throws Exception {
		for (Place place : this.api.operations().filter((one) -> !one.roles().isEmpty()).toList()) {
			Object[] nothing = Set.of("getGoodwill", "redeemGoodwill").contains(place.id()) ? new Object[] { "NONE" }
					: new Object[] { 999_999, 1, 1 };
			Object[] variables = place.id().equals("getCorrections") ? new Object[] { "?run=no@run" }
					: Arrays.copyOf(nothing, place.path().split("\\{").length - 1);
			ObjectNode body = place.has("requestBody") ? this.api.example(place.id()) : null;
			this.api.ask(place, 401, Map.of(), body, variables);
			this.api.ask(place, 401, Map.of("Authorization", "Bearer nobody's"), body, variables);
			for (Map.Entry<String, String> person : Lavka.PEOPLE.entrySet()) {
				if (!place.roles().contains(person.getValue())) {
					this.api.ask(place, 403, key(person.getKey()), body, variables);
				}
			}
			String may = Lavka.PEOPLE.entrySet()
				.stream()
				.filter((person) -> place.roles().contains(person.getValue()))
				.map(Map.Entry::getKey)
				.findFirst()
				.orElseThrow();
			if (place.statuses().contains("404")) {
				this.api.ask(place, 404, key(may), body, variables);
			}
			if (body != null) {
				this.api.ask(place, 400, key(may), JSON.createObjectNode().put("no", "such field"), variables);
			}
			if (place.what().toString().contains("idempotencyKey")) {
				this.api.ask(place, 400, Map.of("Authorization", key(may).get("Authorization")), body, variables);
			}
			if (place.path().contains("{number}")) {
				variables[0] = "seven";
				this.api.ask(place, 400, key(may), body, variables);
			}
		}
		this.api.ask(place("listFollowUps"), 400, key("vera"), null, "?all=perhaps");
		this.api.ask(place("proposeDigest"), 400, key("olga"), null, 1, "?joined-after=noon");
		this.api.ask(place("getCorrections"), 400, key("vera"), null);
		ObjectNode tooLong = JSON.createObjectNode().put("note", "x".repeat(17 * 1024 * 1024));
		for (Place place : this.api.operations().filter((one) -> one.statuses().contains("413")).toList()) {
			Object[] variables = Arrays.copyOf(new Object[] { 1, 1, 1 }, place.path().split("\\{").length - 1);
			String person = place.id().equals("reportAlerts") ? "prometheus" : "olga";
			this.api.ask(place, 413, key(person), tooLong, variables);
		}
		Set<String> named = this.api.operations()
			.filter((one) -> !one.roles().isEmpty())
			.flatMap((place) -> place.statuses().stream().map((status) -> place.id() + " " + status))
			.filter((one) -> one.matches(".* (400|401|403|404|413)"))
			.collect(Collectors.toSet());
		assertThat(this.api.seen()).containsExactlyInAnyOrderElementsOf(named);
	}

	@Test
	void whatWouldNotBeAcceptedDoesNotFitTheSchemaEither() {
		for (Place place : this.api.operations().filter((one) -> one.has("requestBody")).toList()) {
			JsonNode schema = place.what().at("/requestBody/content/application~1json/schema");
			ObjectNode example = this.api.example(place.id());
			assertThat(this.api.problems(schema, example)).as(place.id()).isEmpty();
			if (!place.id().equals("reportAlerts")) {
				assertThat(this.api.problems(schema, example.put("no", "such field"))).as(place.id()).isNotEmpty();
			}
		}
	}

	@Test
	void whatIsNotThereIsAProblemToo() throws Exception {
		HttpResponse<String> answer = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(this.lavka.url().resolve("/api/v1/nothing"))
				.header("Authorization", "Bearer " + Lavka.token("olga"))
				.build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	private Place place(String id) {
		return this.api.operations().filter((one) -> one.id().equals(id)).findFirst().orElseThrow();
	}

	private static Map<String, String> key(String person) {
		return Described.headers(person, UUID.randomUUID().toString());
	}

}
