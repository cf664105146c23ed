package io.regain.tracking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The machines that say who they are, with where that is known from. Image proxies that
 * fetch when a person opens a message are none: Gmail's ({@code GoogleImageProxy},
 * https://www.scientiamobile.com/what-is-google-image-proxy/) and Yahoo's
 * ({@code YahooMailProxy}).
 */
enum KnownMachine {

	/** Anybody who hides; every browser and mail program says something. */
	NAMELESS(true, true, "\\s*"),
	/**
	 * Fetches all images of all messages, read or not: just these letters.
	 * https://github.com/ua-parser/uap-core/issues/509
	 */
	APPLE_MAIL_PRIVACY(true, true, "Mozilla/5\\.0"),
	/**
	 * Fetches while somebody looks at their inbox, before they open the message.
	 * https://bird.com/blog/gmail-prefetching-images and
	 * https://github.com/mautic/mautic/pull/10245
	 */
	GMAIL_PREFETCH(true, true, ".*Chrome/42\\.0\\.2311\\.135 .*Edge/12\\.246.*"),
	/**
	 * Looks at a link just before the browser that a person's click opens. Outlook also
	 * fetches images as this, when a message is opened.
	 * https://webmasters.stackexchange.com/questions/71112
	 */
	OFFICE(false, true, "(?i).*(ms-?office|microsoft office|microsoft outlook).*"),
	/**
	 * https://check.live-direct-marketing.online/blog/bot-clicks-security-scanners-detect
	 */
	SECURITY_GATEWAY(true, true,
			"(?i).*(barracuda|proofpoint|mimecast|ironport|cisco ?secure ?email|\\btmes\\b|trend ?micro|fortimail"
					+ "|fortinet|sophos|f-secure).*"),
	/** Draw a card of a link that somebody passes on; each maker documents its own. */
	LINK_PREVIEW(true, true,
			"(?i).*(bingpreview|google web preview|facebookexternalhit|slackbot|twitterbot|whatsapp/|telegrambot"
					+ "|discordbot|linkedinbot|skypeuripreview|vkshare).*"),
	/**
	 * https://github.com/monperrus/crawler-user-agents; a Cubot is a telephone.
	 */
	CRAWLER(true, true, "(?i).*((?<!cu)bot\\b|crawler|spider|scanner|headless|phantomjs).*"),
	/** Libraries; their own documentation. Mail programs on Android use okhttp. */
	LIBRARY(true, true,
			"(?i)(curl|wget|python|go-http-client|libwww-perl|java|apache-httpclient|axios|node-fetch)\\b.*"),
	/**
	 * What opens a person's link calls itself so:
	 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/User-Agent
	 */
	NO_BROWSER(false, true, "(?!Mozilla/|Opera/).*");

	private final boolean opens;

	private final boolean clicks;

	private final Pattern userAgent;

	KnownMachine(boolean opens, boolean clicks, String userAgent) {
		this.opens = opens;
		this.clicks = clicks;
		this.userAgent = Pattern.compile(userAgent);
	}

	/** Which of them opens, or follows a link; empty if it may be a person. */
	static Optional<KnownMachine> of(EventType type, String userAgent) {
		return Arrays.stream(values())
			.filter((machine) -> (type == EventType.OPENED) ? machine.opens : machine.clicks)
			.filter((machine) -> machine.userAgent.matcher(userAgent).matches())
			.findFirst();
	}

	String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
