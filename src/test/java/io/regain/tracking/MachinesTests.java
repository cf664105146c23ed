package io.regain.tracking;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MachinesTests {

	private static final String CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like "
			+ "Gecko) Chrome/146.0.0.0 Safari/537.36";

	@ParameterizedTest
	@ValueSource(strings = { CHROME,
			"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
			"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.0",
			"Mozilla/5.0 (Linux; Android 9; CUBOT X18 Plus) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36",
			"Opera/9.80 (Windows NT 6.1) Presto/2.12.388 Version/12.18" })
	void aPersonsProgramIsNoMachine(String userAgent) {
		assertThat(rule(EventType.OPENED, userAgent)).isEmpty();
		assertThat(rule(EventType.CLICKED, userAgent)).isEmpty();
	}

	/** These fetch when the message is opened, and never follow a link. */
	@ParameterizedTest
	@ValueSource(
			strings = { "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
					"YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
					"Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)",
					"Mozilla/4.0 (compatible; ms-office; MSOffice 16)", "okhttp/4.12.0" })
	void whatFetchesImagesForAPersonWhoOpensIsNoMachine(String userAgent) {
		assertThat(rule(EventType.OPENED, userAgent)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			apple-mail-privacy | Mozilla/5.0
			gmail-prefetch     | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
			Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0
			security-gateway   | Mozilla/5.0 (compatible; Barracuda Sentinel)
			security-gateway   | CiscoSecureEmail/1.0
			link-preview       | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; BingPreview/1.0b) Chrome/103
			link-preview       | facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)
			crawler            | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
			crawler            | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0 Safari/537.36
			library            | python-requests/2.32
			library            | curl/8.5.0
			library            | Java-http-client/17.0.1
			nameless           | ' '
			""")
	void aMachineIsKnownByItsName(String rule, String userAgent) {
		assertThat(rule(EventType.OPENED, userAgent)).hasValue(rule);
		assertThat(rule(EventType.CLICKED, userAgent)).hasValue(rule);
	}

	@ParameterizedTest
	@CsvSource({ "office, 'Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; ms-office)'",
			"office, Microsoft Office Existence Discovery", "no-browser, okhttp/4.12.0", "no-browser, Something else" })
	void whatIsNoBrowserFollowsNoLinkForAPerson(String rule, String userAgent) {
		assertThat(rule(EventType.CLICKED, userAgent)).hasValue(rule);
	}

	@ParameterizedTest
	@ValueSource(strings = { "prefetch", "Prefetch", "prefetch;prerender", "preview" })
	void whoFetchesAheadSaysSo(String purpose) {
		assertThat(Machines.rule(EventType.CLICKED, new Visitor(true, CHROME, purpose), Optional.empty()))
			.hasValue("prefetch");
	}

	@Test
	void nobodyIsThatFast() {
		Visitor visitor = new Visitor(true, CHROME, "");
		for (EventType type : new EventType[] { EventType.OPENED, EventType.CLICKED }) {
			assertThat(Machines.rule(type, visitor, Optional.of(Duration.ofMillis(-10)))).hasValue("too-soon");
			assertThat(Machines.rule(type, visitor, Optional.of(Duration.ofMillis(4_999)))).hasValue("too-soon");
			assertThat(Machines.rule(type, visitor, Optional.of(Duration.ofMillis(5_000)))).isEmpty();
		}
	}

	@Test
	void aNameOfAnyLengthIsJudgedAtOnce() {
		assertThat(rule(EventType.CLICKED, "Mozilla/" + " ms-offic".repeat(1_000_000))).isEmpty();
	}

	private static Optional<String> rule(EventType type, String userAgent) {
		return Machines.rule(type, new Visitor(true, userAgent, ""), Optional.of(Duration.ofHours(1)));
	}

}
