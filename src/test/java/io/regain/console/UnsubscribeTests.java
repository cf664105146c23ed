package io.regain.console;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.regain.Lavka;
import io.regain.demo.ReceivedMail;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The link of marketing mails, from the mail to the next run. */
class UnsubscribeTests {

	private static final Map<String, String> ONE_CLICK = Map.of("List-Unsubscribe", "One-Click");

	private final Lavka lavka = Lavka.open();

	@Test
	void aVisitAsksInTheCustomersLanguageAndChangesNothing() throws Exception {
		List<Map<String, Object>> before = suppressions();
		var english = Browser.get(link(mail("en", 0)));
		assertThat(english.statusCode()).isEqualTo(200);
		assertThat(english.body())
			.contains("<html lang=\"en\">", "<form method=\"post\"", ">Stop all offers</button>",
					"<title>What would you like to get? · Lavka</title>")
			.doesNotContain("your order");
		var russian = Browser.get(link(mail("ru", 0)));
		assertThat(russian.body()).contains("<html lang=\"ru\">", ">Отписаться от всего</button>");
		assertThat(suppressions()).isEqualTo(before);
	}

	@Test
	void thePageCannotBeFramedCachedOrScripted() throws Exception {
		var headers = Browser.get(link(mail("en", 0))).headers();
		assertThat(headers.firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
		assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'",
				"frame-ancestors 'none'");
	}

	@Test
	void aButtonEndsTheCountingOfOpensAndClicks() throws Exception {
		URI link = link(mail("ru", 0));
		assertThat(Browser.get(link).body()).contains(">Меня не считать</button>");
		assertThat(Browser.post(URI.create(link + "/untrack"), Map.of()).body()).contains("Больше не считаем");
		assertThat(Browser.get(link).body()).contains("/track\">", ">Меня можно считать</button>");
		assertThat(Browser.post(URI.create(link + "/track"), Map.of()).body()).contains("Спасибо");
		assertThat(Browser.post(URI.create(link + "x/untrack"), Map.of()).statusCode()).isEqualTo(404);
		assertThat(Browser.get(link(mail("en", 0))).body()).contains(">Do not count mine</button>");
	}

	@Test
	void oneClickEndsMarketingToTheCustomerOnAllChannels() throws Exception {
		ReceivedMail mail = mail("ru", 1);
		assertThat(Browser.post(link(mail), ONE_CLICK).statusCode()).isEqualTo(200);
		List<Map<String, Object>> once = suppressions();
		var again = Browser.post(link(mail), Map.of());
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(again.body()).contains("Вы отписаны");
		assertThat(suppressions()).isEqualTo(once);
		assertThat(this.lavka.run("report", this.lavka.runOf(Lavka.OFFER), "--json")
			.json()
			.at("/events/unsubscribed")
			.asLong()).isPositive();

		this.lavka.run("run", Lavka.OFFER, "--key", "after-a-click", "--limit", "1", "--json");
		this.lavka.awaitCallbacks();
		JsonNode explained = this.lavka.run("explain", customer(mail), "--json").json().path("runs");
		JsonNode next = explained.valueStream()
			.filter((run) -> run.path("run").asString().endsWith("@after-a-click"))
			.findFirst()
			.orElseThrow();
		assertThat(next.path("disposition").asString()).isEqualTo("excluded");
		assertThat(next.path("reason").asString()).isEqualTo("suppressed");
		assertThat(next.path("detail").asString()).isEqualTo("unsubscribed");
		assertThat(next.path("messages").isEmpty()).isTrue();
	}

	@Test
	void aTokenThatIsNotOursMeetsAFriendlyPage() throws Exception {
		String link = link(mail("en", 0)).toString();
		List<Map<String, Object>> before = suppressions();
		for (String broken : List.of(link.substring(0, link.length() - 1), link.replaceAll("/u/.*", "/u/x"),
				link.replaceAll("/u/[^.]+", "/u/1"), link.substring(0, link.lastIndexOf('.')), statusToken(link))) {
			for (var answer : List.of(Browser.get(URI.create(broken)), Browser.post(URI.create(broken), ONE_CLICK))) {
				assertThat(answer.statusCode()).as(broken).isEqualTo(404);
				assertThat(answer.body()).contains("This link is not complete", "Откройте ссылку");
			}
		}
		assertThat(suppressions()).isEqualTo(before);
	}

	@Test
	void theLinkOfATestMessageWorksAndTouchesNothing() throws Exception {
		assertThat(this.lavka.run("test", Lavka.OFFER, "--to", "click@colleague.example").exit()).isZero();
		ReceivedMail mail = this.lavka.receivers()
			.mail()
			.mails()
			.stream()
			.filter((one) -> one.recipient().equals("click@colleague.example"))
			.findFirst()
			.orElseThrow();
		List<Map<String, Object>> before = suppressions();
		assertThat(Browser.get(link(mail)).statusCode()).isEqualTo(200);
		assertThat(Browser.post(link(mail), ONE_CLICK).body()).contains("You are unsubscribed");
		assertThat(suppressions()).isEqualTo(before);
	}

	/** The n-th offer in this language. */
	private ReceivedMail mail(String language, int n) {
		boolean russian = language.equals("ru");
		return this.lavka.receivers()
			.mail()
			.mails()
			.stream()
			.filter((mail) -> mail.header("X-Regain-Run").filter(this.lavka.runOf(Lavka.OFFER)::equals).isPresent())
			.filter((mail) -> mail.parsed().html().contains("lang=\"ru\"") == russian)
			.skip(n)
			.findFirst()
			.orElseThrow();
	}

	private static URI link(ReceivedMail mail) {
		return URI.create(mail.header("List-Unsubscribe").orElseThrow().replaceAll("[<>]", ""));
	}

	/** A token of ours, but for another purpose. */
	private String statusToken(String link) {
		String callback = this.lavka.receivers().twilio().messages().get(0).statusCallback().orElseThrow().getPath();
		return link.replaceAll("/u/.*", "/u/" + callback.substring(callback.lastIndexOf('/') + 1));
	}

	private String customer(ReceivedMail mail) {
		String id = mail.header("Message-ID").orElseThrow().replaceAll("^<|-.*$", "");
		// Not by the address, which some share
		return this.lavka.database()
			.sql("SELECT customer_id FROM regain_message WHERE id = :id")
			.param("id", Long.parseLong(id, Character.MAX_RADIX))
			.query(String.class)
			.single();
	}

	private List<Map<String, Object>> suppressions() {
		return this.lavka.database().sql("""
				SELECT channel, HEX(address_hash) AS hash, reason, source FROM regain_suppression ORDER BY channel, hash
				""").query().listOfRows();
	}

}
