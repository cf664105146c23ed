package io.regain.delivery;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.regain.audience.Customer;
import io.regain.message.Content;

/**
 * What makes the emails of one run tell that they were opened, and which of their links
 * were followed: an image, and links that lead over us. Made once for many messages.
 */
final class Traces {

	private static final Set<String> NO = Set.of("no", "n", "false", "f", "off", "0");

	private static final String BODY_END = "</body>";

	private final TrackedLinks addresses;

	private final boolean opens;

	/** The numbers of links by what stands in the HTML. */
	private final Map<String, Long> links = new HashMap<>();

	/**
	 * @param links the numbers of links by their targets; empty to follow none
	 */
	Traces(TrackedLinks addresses, boolean opens, Map<String, Long> links) {
		this.addresses = addresses;
		this.opens = opens;
		links
			.forEach((target, link) -> FindTargets.written(target).forEach((written) -> this.links.put(written, link)));
	}

	/** What this message says, with the traces; the same each time. */
	Content in(Content content, long messageId, Facts facts) {
		if (!(content instanceof Content.Email email) || isUnwanted(facts)) {
			return content;
		}
		String html = this.links.isEmpty() ? email.html() : led(email.html(), messageId);
		return new Content.Email(email.subject(), this.opens ? seen(html, messageId) : html, email.text());
	}

	private static boolean isUnwanted(Facts facts) {
		String wish = facts.customer().get(Customer.TRACKING);
		return wish != null && NO.contains(wish.strip().toLowerCase(Locale.ROOT));
	}

	private String led(String html, long messageId) {
		Map<Long, String> signed = new HashMap<>();
		return Hrefs.replace(html, (href) -> Optional.ofNullable(this.links.get(href))
			.map((link) -> signed.computeIfAbsent(link, (number) -> this.addresses.click(messageId, number))));
	}

	private String seen(String html, long messageId) {
		String image = "<img src=\"" + this.addresses.open(messageId)
				+ "\" width=\"1\" height=\"1\" alt=\"\" style=\"display:block;width:1px;height:1px;border:0;\">";
		int end = html.lastIndexOf(BODY_END);
		return (end < 0) ? html + image : html.substring(0, end) + image + html.substring(end);
	}

}
