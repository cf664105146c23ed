package io.regain.console.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.regain.Lavka;
import io.regain.incident.Incident;
import io.regain.incident.Incidents;
import io.regain.incident.alert.WatchAlarms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What monitoring systems post, as they post it. */
class AlertApiTests {

	/** As Grafana sends it: Alertmanager's fields, and more. */
	private static final String GRAFANA = """
			{ "receiver": "regain", "status": "firing", "orgId": 1, "version": "1", "truncatedAlerts": 0,
			  "groupKey": "{}:{alertname=\\"ImagesDown\\"}", "groupLabels": { "alertname": "ImagesDown" },
			  "commonLabels": {}, "commonAnnotations": {}, "externalURL": "https://grafana.example/",
			  "alerts": [
			    { "status": "firing", "labels": { "alertname": "ImagesDown", "zone": "eu-1" },
			      "annotations": { "summary": "No pictures" }, "startsAt": "2026-10-12T09:51:03.157076+02:00",
			      "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "", "fingerprint": "c6eadffa33fcdf37",
			      "values": { "B": 44.23 } },
			    { "status": "firing", "labels": { "alertname": "Other" }, "startsAt": "2026-10-12T07:51:03Z" }
			  ] }""";

	private final Lavka lavka = Lavka.open();

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void anAlertOpensAnIncidentInTheNameOfItsToken() throws Exception {
		HttpResponse<String> answer = post("prometheus", GRAFANA);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("{\"received\":2,\"matched\":1}");
		Incidents incidents = this.lavka.bean("incidents", Incidents.class);
		// What serve does each second
		this.lavka.bean(WatchAlarms.class).look();
		post("prometheus", GRAFANA);
		this.lavka.bean(WatchAlarms.class).look();
		assertThat(incidents.newest(50).stream().filter(AlertApiTests::isOfImages)).singleElement()
			.extracting(Incident::openedBy)
			.isEqualTo("prometheus");
	}

	@Test
	void onlyAMonitorReports() throws Exception {
		for (String person : Lavka.PEOPLE.keySet()) {
			assertThat(post(person, "{}").statusCode()).as(person).isEqualTo(person.equals("prometheus") ? 400 : 403);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{ \"alerts\": {} }", "{ \"alerts\": [ {} ] }", "{ \"status\": \"on\" }",
			"{ \"status\": \"firing\" }",
			"{ \"status\": \"firing\", \"labels\": { \"a\": \"b\" }, \"startsAt\": \"now\" }" })
	void whatIsNoAlertIsRefusedInWords(String body) throws Exception {
		HttpResponse<String> answer = post("prometheus", body);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("detail").doesNotContain("io.regain", "Exception");
	}

	private static boolean isOfImages(Incident incident) {
		return incident.component().equals("images");
	}

	private HttpResponse<String> post(String person, String body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.lavka.url() + "/api/v1/monitoring/alerts"))
			.header("Authorization", "Bearer " + Lavka.token(person))
			.POST(BodyPublishers.ofString(body))
			.build();
		return this.http.send(request, BodyHandlers.ofString());
	}

}
