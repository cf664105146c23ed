package io.regain.console.status;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.regain.TestDatabase;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code serve} tells the public. Whole pages stand in
 * {@code src/test/golden/status}; after a wanted change {@code -Dregain.golden=write}
 * writes them anew.
 */
class StatusPageTests {

	private static final Path GOLDEN = Path.of("src/test/golden/status");

	@SuppressWarnings("NullAway.Init")
	private static StatusServer server;

	@BeforeAll
	static void serve() {
		server = new StatusServer(TestDatabase.schema());
		Sample.fill(server);
	}

	@AfterAll
	static void close() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource({ "status, now.en.html, en", "status, now.ru.html, ru", "status/history, history.en.html, en",
			"status/incidents/4, open.en.html, en", "status/incidents/1, post-mortem.ru.html, ru",
			"status/feed.atom, feed.en.atom, en", "status.json, status.json, en" })
	void aPageSaysWhatItsGoldenFileSays(String path, String file, String language) throws Exception {
		String said = server.get("/" + path + "?lang=" + language).body();
		if ("write".equals(System.getProperty("regain.golden"))) {
			Files.createDirectories(GOLDEN);
			Files.writeString(GOLDEN.resolve(file), said);
		}
		assertThat(said).isEqualTo(Files.readString(GOLDEN.resolve(file)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/status", "/status/history", "/status/feed.atom", "/status.json", "/status/incidents/1",
			"/status/incidents/2", "/status/incidents/3", "/status/incidents/4", "/status/incidents/5",
			"/status/incidents/6", "/status/incidents/7" })
	void whatIsInternalOrADraftOrNotSaidYetIsNowhere(String path) throws Exception {
		for (String language : Words.LANGUAGES) {
			HttpResponse<String> answer = server.get(path + "?lang=" + language);
			assertThat(answer.body().toLowerCase(Locale.ROOT)).doesNotContain(Sample.SECRET, "anna-the-lead");
			assertThat(answer.headers().map().toString()).doesNotContain(Sample.SECRET);
		}
	}

	@Test
	void anInternalIncidentIsAnsweredLikeOneThatNeverWas() throws Exception {
		HttpResponse<String> never = server.get("/status/incidents/4711");
		assertThat(never.statusCode()).isEqualTo(404);
		for (String other : new String[] { "5", "6", "0", "-1", "x", "99999999999999999999", "%3Cscript%3E" }) {
			HttpResponse<String> answer = server.get("/status/incidents/" + other);
			assertThat(answer.statusCode()).as(other).isEqualTo(404);
			assertThat(answer.body()).as(other).isEqualTo(never.body());
		}
	}

	@Test
	void whatPeopleWroteCannotDoAnything() throws Exception {
		HttpResponse<String> page = server.get("/status?lang=en");
		assertThat(page.body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=alert(1)&gt;")
			.doesNotContain("<script", "<img", "javascript:", "tracker.example");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
			.matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; form-action 'self'; "
					+ "frame-ancestors 'none'; base-uri 'none'");
		assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "ru-RU,ru;q=0.9,en;q=0.8 | ru", "de,ru;q=0.5 | ru", "de | en", "en-GB | en",
			"* | en", ";;;q= | en", "'' | en" })
	void theBrowserSaysWhichLanguageUnlessTheAddressDoes(String accepted, String language) throws Exception {
		assertThat(server.get("/status", "Accept-Language", accepted).body())
			.contains("<html lang=\"" + language + "\">");
		assertThat(server.get("/status?lang=ru", "Accept-Language", accepted).body()).contains("<html lang=\"ru\">");
		assertThat(server.get("/status?lang=../x", "Accept-Language", accepted).body())
			.contains("<html lang=\"" + language + "\">");
	}

	@Test
	void whoHasAPageAlreadyIsToldThatItIsStillTrue() throws Exception {
		HttpResponse<String> page = server.get("/status");
		String tag = page.headers().firstValue("ETag").orElseThrow();
		assertThat(page.headers().firstValue("Cache-Control")).hasValue("max-age=5, public");
		assertThat(page.headers().allValues("Vary")).contains("Accept-Encoding", "Accept-Language");
		HttpResponse<String> again = server.get("/status", "If-None-Match", tag);
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(again.body()).isEmpty();
		assertThat(server.get("/status?lang=ru", "If-None-Match", tag).statusCode()).isEqualTo(200);
	}

	@Test
	void thePageIsZippedForWhoCanReadThat() throws Exception {
		HttpResponse<String> zipped = server.get("/status", "Accept-Encoding", "gzip, br");
		assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
		assertThat(zipped.headers().firstValue("ETag"))
			.isNotEqualTo(server.get("/status").headers().firstValue("ETag"));
		assertThat(server.get("/status", "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
			.isEmpty();
	}

	@Test
	void whoKnowsOnlyTheHostIsShownThePage() throws Exception {
		HttpResponse<String> front = server.get("/");
		assertThat(front.statusCode()).isEqualTo(302);
		assertThat(front.headers().firstValue("Location")).hasValue("/status");
	}

	@Test
	void theWorstOfWhatHurtsIsTheHeadline() throws Exception {
		JsonNode status = JsonMapper.shared().readTree(server.get("/status.json").body());
		assertThat(status.path("state").asString()).isEqualTo("partial-outage");
		assertThat(status.at("/components/0/state").asString()).isEqualTo("partial-outage");
		assertThat(status.at("/components/1/state").asString()).isEqualTo("operational");
		assertThat(status.at("/components/2/state").asString()).as("planned work has not begun")
			.isEqualTo("operational");
	}

	@Test
	void timeBetweenAResolutionAndANewBeginningIsNotCounted() throws Exception {
		JsonNode days = JsonMapper.shared()
			.readTree(server.get("/status.json").body())
			.at("/components/2/disturbedDays");
		long seconds = days.valueStream().mapToLong((day) -> day.path("seconds").asLong()).sum();
		assertThat(seconds).isEqualTo(22 * 3600);
		assertThat(days.valueStream().map((day) -> day.path("worst").asString())).containsOnly("outage");
	}

	@Test
	void ofDaysThatNobodyWatchedNothingIsClaimed() throws Exception {
		assertThat(JsonMapper.shared().readTree(server.get("/status.json").body()).path("since").asString())
			.as("the first incident's day, 47 days before this one")
			.isEqualTo("2026-10-06");
		String page = server.get("/status?lang=en").body();
		assertThat(Pattern.compile("<path class=\"unknown\" d=\"([^\"]*)\"/>").matcher(page).results())
			.as("of each component, the %d days before", 90 - 48)
			.hasSize(3)
			.allMatch((path) -> path.group(1).split("z").length == 90 - 48);
		assertThat(page).contains("disturbed on 1 of 48 days; nothing is known before 6 October");
	}

}
