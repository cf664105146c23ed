package io.regain.delivery;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.regain.campaign.Campaign;
import io.regain.campaign.Segment;
import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.message.EmailAddress;
import io.regain.template.RenderingException;

/**
 * Finds where a campaign's own template points, whoever is written to: the web addresses
 * that its files and its variables give in full, and the links that come out the same for
 * two made-up customers of whom nothing is equal. A link that carries something of the
 * customer is not among them, nor is one of our own with a token.
 */
final class FindTargets {

	private static final int LONGEST = 2_000;

	/** What an HTML attribute may write a character as; {@code &amp;} is understood. */
	private static final Pattern REFERENCE = Pattern.compile("&(?!amp;)#?\\w+;");

	private final Composer composer;

	private final Campaign campaign;

	private final Segment segment;

	private final Set<String> locales;

	/**
	 * @param locales in which there are emails
	 */
	FindTargets(Composer composer, Campaign campaign, Segment segment, Set<String> locales) {
		this.composer = composer;
		this.campaign = campaign;
		this.segment = segment;
		this.locales = locales;
	}

	/**
	 * @param written the addresses in the template's files
	 * @param columns what the template asks of a customer
	 */
	SortedSet<String> find(Set<String> written, Set<String> columns, LocalDate runDate) {
		SortedSet<String> found = new TreeSet<>();
		Stream
			.of(written.stream(),
					this.campaign.variables().stream().map((variable) -> String.valueOf(variable.on(runDate))),
					this.locales.stream().flatMap((locale) -> same(locale, columns)),
					this.locales.stream().flatMap((locale) -> same(locale, Set.of())))
			.flatMap((links) -> links)
			.forEach((link) -> target(link).ifPresent(found::add));
		return found;
	}

	private Stream<String> same(String locale, Set<String> columns) {
		Set<String> links = links(locale, MadeUp.first(columns, this.segment.variables()));
		links.retainAll(links(locale, MadeUp.second(columns, this.segment.variables())));
		return links.stream();
	}

	/** None for a customer whom the template cannot be made for. */
	private Set<String> links(String locale, MadeUp customer) {
		try {
			Content content = this.composer
				.compose("made-up", "made-up", customer.messageId(), new EmailAddress("made-up@regain.example"), locale,
						customer.timeZone(), customer.facts())
				.content();
			return (content instanceof Content.Email email) ? new HashSet<>(Hrefs.in(email.html())) : new HashSet<>();
		}
		catch (RenderingException ex) {
			return new HashSet<>();
		}
	}

	/** As a browser would read it; empty if it is nothing that we can lead to. */
	private static Optional<String> target(String link) {
		if (!link.matches("https?://\\S+") || REFERENCE.matcher(link).find()) {
			return Optional.empty();
		}
		String target = link.replace("&amp;", "&");
		return Optional.of(target).filter((url) -> url.length() <= LONGEST).filter(FindTargets::isWhole);
	}

	private static boolean isWhole(String url) {
		try {
			return URI.create(url).getHost() != null;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/** In which forms HTML may write a target. */
	static List<String> written(String target) {
		return target.contains("&") ? List.of(target, target.replace("&", "&amp;")) : List.of(target);
	}

}
