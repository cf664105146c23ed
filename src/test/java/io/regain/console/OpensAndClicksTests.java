package io.regain.console;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.regain.Lavka;
import io.regain.Patience;
import io.regain.demo.ReceivedMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** From a mail that was received to what the ledger knows of its reader. */
class OpensAndClicksTests {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

	private final Lavka lavka = Lavka.open();

	/** Not one that another test touches. */
	private final List<ReceivedMail> mails = this.lavka.receivers()
		.mail()
		.mails()
		.stream()
		.filter((mail) -> mail.header("X-Regain-Run").filter(this.lavka.runOf(Lavka.UPDATE)::equals).isPresent())
		.toList();

	private final ReceivedMail mail = this.mails.get(0);

	/** What is recorded of it nobody waits for. */
	private final ReceivedMail other = this.mails.get(1);

	private final long message = id(this.mail);

	/** They were sent a moment ago, when nobody can have read them. */
	@BeforeEach
	void letTimePass() {
		this.lavka.database()
			.sql("UPDATE regain_message SET accepted_at = '2026-01-01' WHERE id = :id")
			.param("id", this.message)
			.update();
		this.lavka.database().sql("DELETE FROM regain_event WHERE source = 'tracking'").update();
	}

	@Test
	void aMailIsOpenedAndItsLinkFollowed() throws Exception {
		HttpResponse<byte[]> image = ask("GET", image(this.mail), BROWSER);
		assertThat(image.statusCode()).isEqualTo(200);
		assertThat(image.body()).hasSize(43).startsWith("GIF89a".getBytes(StandardCharsets.US_ASCII));
		awaitEvents("opened person");
		HttpResponse<byte[]> link = ask("GET", link(this.mail), BROWSER);
		assertThat(link.statusCode()).isEqualTo(302);
		assertThat(link.headers().firstValue("Location"))
			.hasValueSatisfying((target) -> assertThat(target).startsWith("https://lavka.example"));
		awaitEvents("clicked person", "opened person");
		assertThat(this.mail.parsed().html()).doesNotContain("href=\"https://lavka.example");
		assertThat(this.mail.parsed().text()).as("text is left alone").doesNotContain("/c/");
	}

	@Test
	void aScannerIsMarkedAndAHeadCountsForNothing() throws Exception {
		assertThat(ask("HEAD", image(this.mail), BROWSER).statusCode()).isEqualTo(200);
		HttpResponse<byte[]> head = ask("HEAD", link(this.mail), BROWSER);
		assertThat(head.statusCode()).isEqualTo(302);
		assertThat(head.body()).isEmpty();
		ask("GET", link(this.mail), "python-requests/2.32");
		awaitEvents("clicked machine");
		ask("GET", image(this.mail), "Mozilla/5.0");
		awaitEvents("clicked machine", "opened machine");
	}

	@Test
	void nothingIsCachedAndNobodyIsToldWhereTheyCameFrom() throws Exception {
		for (URI address : List.of(image(this.other), link(this.other), this.lavka.url().resolve("/o/x.gif"),
				this.lavka.url().resolve("/c/x"))) {
			assertThat(ask("GET", address, "curl/8.5.0").headers().map()).as(address.toString())
				.containsEntry("Cache-Control", List.of("no-store"))
				.containsEntry("Referrer-Policy", List.of("no-referrer"))
				.containsEntry("X-Content-Type-Options", List.of("nosniff"))
				.doesNotContainKey("Set-Cookie");
		}
	}

	@Test
	void anImageIsAnsweredTheSameWhateverItsToken() throws Exception {
		HttpResponse<byte[]> known = ask("GET", image(this.other), BROWSER);
		for (String token : List.of("x", "1.AAAAAAAAAAAAAAAA", "%2B", "a".repeat(4_000))) {
			HttpResponse<byte[]> unknown = ask("GET", this.lavka.url().resolve("/o/" + token + ".gif"), BROWSER);
			assertThat(unknown.statusCode()).isEqualTo(200);
			assertThat(unknown.body()).isEqualTo(known.body());
			assertThat(unknown.headers().map().keySet()).isEqualTo(known.headers().map().keySet());
		}
	}

	@Test
	void noLinkCanBeTurnedElsewhere() throws Exception {
		String link = link(this.other).toString();
		String other = link(this.mails.get(2)).toString();
		for (String broken : List.of(link.substring(0, link.length() - 1), link.replaceAll("/c/.*", "/c/x"),
				link.substring(0, link.indexOf('.', link.lastIndexOf('/'))) + other.substring(other.lastIndexOf('.')),
				link.replaceAll("-\\w+\\.", "-1."), link.replaceAll("/c/", "/c/1"),
				image(this.other).toString().replaceAll("/o/(.*)\\.gif", "/c/$1"),
				link.replaceAll("/c/.*", "/c/https://evil.example"))) {
			HttpResponse<byte[]> answer = ask("GET", URI.create(broken), BROWSER);
			assertThat(answer.statusCode()).as(broken).isEqualTo(404);
			assertThat(answer.headers().firstValue("Location")).isEmpty();
		}
		assertThat(ask("GET", URI.create(link + "?url=https://evil.example"), BROWSER).headers().firstValue("Location"))
			.hasValueSatisfying((target) -> assertThat(target).startsWith("https://lavka.example"));
		assertThat(ask("POST", URI.create(link), BROWSER).statusCode()).isEqualTo(405);
	}

	@Test
	void aTestMessageTellsNothing() throws Exception {
		assertThat(this.lavka.run("test", Lavka.UPDATE, "--to", "reader@colleague.example").exit()).isZero();
		ReceivedMail test = this.lavka.receivers()
			.mail()
			.mails()
			.stream()
			.filter((one) -> one.recipient().equals("reader@colleague.example"))
			.findFirst()
			.orElseThrow();
		assertThat(test.parsed().html()).doesNotContain("/o/", "/c/").contains("href=\"https://lavka.example");
	}

	private void awaitEvents(String... expected) {
		Patience.await("the events").untilAsserted(() -> assertThat(this.lavka.database().sql("""
				SELECT CONCAT_WS(' ', type, kind) FROM regain_event
				WHERE source = 'tracking' AND message_id = :id ORDER BY type
				""").param("id", this.message).query(String.class).list()).containsExactly(expected));
	}

	private static HttpResponse<byte[]> ask(String method, URI address, String userAgent) throws Exception {
		return CLIENT.send(HttpRequest.newBuilder(address)
			.method(method, HttpRequest.BodyPublishers.noBody())
			.header("User-Agent", userAgent)
			.timeout(Patience.LONG)
			.build(), HttpResponse.BodyHandlers.ofByteArray());
	}

	private URI image(ReceivedMail mail) {
		return found(mail, "src=\"(%s/o/[^\"]+)\"");
	}

	private URI link(ReceivedMail mail) {
		return found(mail, "href=\"(%s/c/[^\"]+)\"");
	}

	private URI found(ReceivedMail mail, String pattern) {
		Matcher matcher = Pattern.compile(pattern.formatted(Pattern.quote(this.lavka.url().toString())))
			.matcher(mail.parsed().html());
		assertThat(matcher.find()).as(mail.parsed().html()).isTrue();
		return URI.create(matcher.group(1));
	}

	private static long id(ReceivedMail mail) {
		return Long.parseLong(mail.header("Message-ID").orElseThrow().replaceAll("^<|-.*$", ""), Character.MAX_RADIX);
	}

}
