package io.regain.demo.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.regain.demo.ReceivedMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxTests {

	private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

	private static final String RUN = "late-delivery-apology@2026-11-22";

	private static final String ATTACK = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`${1}<!--";

	private final Path folder;

	OutboxTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void aMailIsShownAndKeptAsItCame() throws Exception {
		ReceivedMail mail = mail("Sorry", "text/html; charset=UTF-8", "<p>We were <b>late</b>.</p>");
		JsonNode shown = write(SentMail.of(mail)).get(0);
		assertThat(shown.get("channel").asString()).isEqualTo("email");
		assertThat(shown.get("run").asString()).isEqualTo(RUN);
		assertThat(shown.get("from").asString()).isEqualTo("Lavka");
		assertThat(shown.get("sender").asString()).isEqualTo("hello@lavka.example");
		assertThat(shown.get("to").asString()).isEqualTo("anna@example.org");
		assertThat(shown.get("subject").asString()).isEqualTo("Sorry");
		assertThat(shown.get("snippet").asString()).isEqualTo("We were late .");
		assertThat(shown.get("at").asLong()).isEqualTo(NOON.toEpochMilli());
		assertThat(shown.at("/details/headers/1/name").asString()).isEqualTo("To");
		assertThat(this.folder.resolve("mail/0001.eml")).hasBinaryContent(mail.raw());
		assertThat(this.folder.resolve("mail/0001.html")).content().contains("<p>We were <b>late</b>.</p>");
	}

	@Test
	void aMailWithoutHtmlIsShownAsText() throws Exception {
		JsonNode shown = write(SentMail.of(mail("Sorry", "text/plain; charset=UTF-8", "1 < 2"))).get(0);
		assertThat(shown.get("text").asString()).isEqualTo("1 < 2");
		assertThat(this.folder.resolve("mail/0001.html")).content().endsWith("<pre>1 &lt; 2</pre>");
	}

	@Test
	void anSmsTellsItsSegments() throws Exception {
		JsonNode shown = write(new SentSms("+79431234567", "Lavka", "Заказ опоздал. ".repeat(5), NOON, true, RUN))
			.get(0);
		assertThat(shown.get("language").asString()).isEqualTo("ru");
		assertThat(shown.get("snippet").asString()).isEqualTo("2 segments, UCS-2");
		assertThat(shown.at("/details/segments").asInt()).isEqualTo(2);
		assertThat(shown.at("/details/capacity").asInt()).isEqualTo(67);
		assertThat(shown.at("/details/delivered").asBoolean()).isTrue();
	}

	@Test
	void theLatestComesFirst() throws Exception {
		JsonNode shown = write(new SentPush("token", "Second", "body", NOON.plusSeconds(1), RUN),
				new SentSms("+447111000001", "Lavka", "first", NOON, false, RUN));
		assertThat(shown.valueStream().map((message) -> message.get("number").asInt() + message.get("text").asString()))
			.containsExactly("2body", "1first");
	}

	@Test
	void anEarlierOutboxIsReplaced() throws Exception {
		SentMail mail = SentMail.of(mail("Sorry", "text/plain", "text"));
		write(mail, mail, mail);
		write(mail);
		try (Stream<Path> files = Files.list(this.folder.resolve("mail"))) {
			assertThat(files).hasSize(2);
		}
	}

	@Test
	void nothingInAMessageCanRunAScript() throws Exception {
		JsonNode shown = write(SentMail.of(mail(ATTACK, "text/html; charset=UTF-8", ATTACK)),
				new SentSms("+1", ATTACK, ATTACK, NOON, true, ATTACK), new SentPush("token", ATTACK, ATTACK, NOON, ""));
		assertThat(shown.get(0).get("subject").asString()).isEqualTo(ATTACK);
		String page = page();
		assertThat(data(page)).doesNotContain("<");
		assertThat(page.split("<script", -1)).as("the data and the page's own script").hasSize(3);
		assertThat(page).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
			.contains("sandbox: 'allow-popups allow-popups-to-escape-sandbox'");
		assertThat(this.folder.resolve("mail/0001.html")).content()
			.startsWith("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\""
					+ " content=\"default-src 'none'; style-src 'unsafe-inline';");
	}

	@Test
	void thePolicyAllowsThePagesOwnScriptAndStyleOnly() throws Exception {
		write(new SentPush("token", "Title", "body", NOON, RUN));
		String page = page();
		assertThat(page).contains("content=\"default-src 'none'; script-src '%s'; style-src '%s';"
			.formatted(hash("script", page), hash("style", page)));
	}

	private JsonNode write(Sent... sent) throws IOException {
		Path index = new Outbox(this.folder, "Lavka").write(List.of(sent));
		assertThat(index).isEqualTo(this.folder.resolve("index.html"));
		return JsonMapper.shared().readTree(data(page())).get("messages");
	}

	private String page() throws IOException {
		return Files.readString(this.folder.resolve("index.html"));
	}

	private static String data(String page) {
		return element("script type=\"application/json\" id=\"data\"", "script", page);
	}

	private static String hash(String tag, String page) throws Exception {
		byte[] text = element(tag, tag, page).getBytes(StandardCharsets.UTF_8);
		return "sha256-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
	}

	private static String element(String start, String tag, String page) {
		Matcher element = Pattern.compile("<" + start + ">(.*?)</" + tag + ">", Pattern.DOTALL).matcher(page);
		assertThat(element.find()).isTrue();
		return element.group(1);
	}

	private static ReceivedMail mail(String subject, String type, String body) {
		String source = """
				From: Lavka <hello@lavka.example>
				To: <anna@example.org>
				Subject: %s
				X-Regain-Run: %s
				MIME-Version: 1.0
				Content-Type: %s

				%s""".formatted(subject, RUN, type, body).replace("\n", "\r\n");
		return new ReceivedMail("anna@example.org", NOON, source.getBytes(StandardCharsets.UTF_8));
	}

}
