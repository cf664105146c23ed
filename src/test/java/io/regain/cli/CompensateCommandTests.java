package io.regain.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.regain.Lavka;
import io.regain.cli.Installation.Answer;
import io.regain.demo.ReceivedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Making good as a support lead does it, and what customers and the shop have of it. */
class CompensateCommandTests {

	private static final Pattern CODE = Pattern.compile("[0-9A-Z]{5}(-[0-9A-Z]{5}){4}");

	private final Lavka lavka = Lavka.open();

	@BeforeEach
	void speakToLavka() {
		System.setProperty("regain.server", this.lavka.url().toString());
		System.setProperty("regain.token", Lavka.token("olga"));
	}

	@AfterEach
	void speakToNobody() {
		System.clearProperty("regain.server");
		System.clearProperty("regain.token");
	}

	@Test
	void thoseAffectedAreGivenWhatThePolicySaysAndCanUseItOnce() throws Exception {
		String incident = open("A story of goodwill");
		Answer resolved = this.lavka.run("incident", "update", incident, "--state", "resolved", "--text",
				"Cards work again. You need do nothing.", "--yes");
		assertThat(resolved.exit()).as(resolved.err()).isZero();
		assertThat(resolved.err()).contains("Next: 'incident compensate %s'".formatted(incident));
		Answer shown = this.lavka.run("incident", "compensate", incident);
		assertThat(shown.exit()).isEqualTo(Exit.REFUSED);
		assertThat(shown.out()).contains("10 % off until", "500 points until", "of the budget of 500,000.00",
				"the campaign reaches", "as customer");
		assertThat(shown.err()).contains("Nothing was granted.");
		Answer granted = this.lavka.run("incident", "compensate", incident, "--yes");
		assertThat(granted.exit()).as(granted.err()).isZero();
		assertThat(granted.err()).contains("were given goodwill for", "COMPLETED");
		List<String> codes = codes("payments-apology@incident-%s/goodwill".formatted(incident));
		assertThat(codes).doesNotHaveDuplicates().hasSizeGreaterThan(5);
		assertThat(this.lavka.run("goodwill", "check", codes.get(0).toLowerCase().replace("-", " ")).out())
			.containsAnyOf("POINTS 500", "DISCOUNT 10", "AMOUNT 500");
		assertThat(redeem(codes.get(0)).statusCode()).isEqualTo(200);
		assertThat(redeem(codes.get(0)).statusCode()).isEqualTo(409);
		assertThat(this.lavka.run("incident", "show", incident).out()).contains("goodwill by payments:",
				"redeemed by 1,");
		assertThat(this.lavka.run("incident", "compensate", incident, "--yes").err())
			.contains("Nobody would get anything.");
	}

	@Test
	void aTillTellsWhatACodeIsWorthWithTheKeyAlone() {
		String key = this.lavka.run("goodwill", "key").out().strip();
		assertThat(key).matches("[0-9a-f]{64}");
		String vector = "00112233445566778899aabbccddeeff".repeat(2);
		Answer told = this.lavka.run("goodwill", "check", "zfq5n-nvtdk-gdvqx-56mq7-rndzf", "--key", vector);
		assertThat(told.exit()).isZero();
		assertThat(told.out().strip()).isEqualTo("AMOUNT 500 RUB until 2026-12-23");
		assertThat(this.lavka.run("goodwill", "check", "zfq5n-nvtdk-gdvqx-56mq7-rndzf", "--key", key).exit())
			.isEqualTo(Exit.PARTIALLY_FAILED);
		assertThat(this.lavka.run("goodwill", "check", "zfq5n", "--key", "secret").exit()).isEqualTo(Exit.INVALID);
	}

	@Test
	void aPolicyThatThereIsNotKeepsNoIncidentFromBeingOpened() {
		Answer opened = this.lavka.run("incident", "open", "A story without a policy", "--component", "card-payments",
				"--compensation", "paymnts");
		assertThat(opened.exit()).isZero();
		assertThat(opened.err()).contains("No policy is named: there is no policy 'paymnts'; did you mean 'payments'?");
	}

	private String open(String title) {
		Answer opened = this.lavka.run("incident", "open", title, "--component", "card-payments", "--affected",
				"payments-failed", "--compensation", "payments", "--json");
		assertThat(opened.exit()).as(opened.err()).isZero();
		return opened.json().at("/incident/number").asString();
	}

	/** As they stand in the mails of a run. */
	private List<String> codes(String run) {
		return this.lavka.receivers()
			.mail()
			.mails()
			.stream()
			.filter((mail) -> mail.header("X-Regain-Run").filter(run::equals).isPresent())
			.map(ReceivedMail::parsed)
			.map((mail) -> {
				Matcher code = CODE.matcher(mail.text());
				assertThat(code.find()).as(mail.text()).isTrue();
				assertThat(mail.html()).contains(code.group());
				return code.group();
			})
			.toList();
	}

	private HttpResponse<String> redeem(String code) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(this.lavka.url() + "/api/v1/goodwill/" + code + "/redeem"))
				.header("Authorization", "Bearer " + Lavka.token("till"))
				.header("Idempotency-Key", UUID.randomUUID().toString())
				.POST(BodyPublishers.ofString("{}"))
				.build(), BodyHandlers.ofString());
	}

}
