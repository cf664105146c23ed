package io.regain.console.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import io.regain.console.status.StatusPages.Shown;
import io.regain.incident.status.PublicIncident;
import io.regain.incident.status.PublicUpdate;

/**
 * What was said as an Atom feed (RFC 4287), the newest first. The ids stay the same in
 * all languages and wherever the page is moved to.
 */
final class Feed {

	private static final int MOST = 50;

	private final Shown shown;

	private final Words words;

	private final Markup markup;

	Feed(Shown shown, String language) {
		this.shown = shown;
		this.words = Words.in(language);
		this.markup = Markup.of(shown, this.words);
	}

	String xml() {
		List<Entry> entries = this.shown.status()
			.incidents()
			.stream()
			.flatMap((incident) -> incident.updates().stream().map((update) -> new Entry(incident, update)))
			.sorted(Comparator.comparing((Entry entry) -> entry.update().publishedAt()).reversed())
			.limit(MOST)
			.toList();
		String name = this.shown.properties().status().name();
		String author = name.isEmpty() ? this.words.text("title") : name;
		String title = name.isEmpty() ? author : name + " · " + this.words.text("title");
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s">
				<id>%s</id>
				<title>%s</title>
				<updated>%s</updated>
				<author><name>%s</name></author>
				<link rel="self" type="application/atom+xml" href="%s"/>
				<link rel="alternate" type="text/html" href="%s"/>
				%s</feed>
				""".formatted(this.words.language(), id("status/" + this.words.language()), xml(title),
				updated(entries), xml(author), link("/status/feed.atom", ""), link("/status", ""),
				entries.stream().map(this::entry).collect(Collectors.joining()));
	}

	/** Before anything was said, it is as old as the year. */
	private Instant updated(List<Entry> entries) {
		return entries.isEmpty() ? this.shown.readAt()
			.atOffset(ZoneOffset.UTC)
			.toLocalDate()
			.withDayOfYear(1)
			.atStartOfDay(ZoneOffset.UTC)
			.toInstant() : entries.get(0).update().publishedAt();
	}

	private String entry(Entry entry) {
		PublicIncident incident = entry.incident();
		PublicUpdate update = entry.update();
		return """
				<entry>
				<id>%s</id>
				<title>%s</title>
				<published>%s</published>
				<updated>%s</updated>
				<category term="%s" label="%s"/>
				<link rel="alternate" type="text/html" href="%s"/>
				<content type="html">%s</content>
				</entry>
				""".formatted(id("incident-%d/update-%d".formatted(incident.number(), update.number())),
				xml(this.words.text("phase." + update.phase().id()) + ": "
						+ incident.titles().in(this.words.language()).orElse("")),
				update.publishedAt(), update.publishedAt(), xml(incident.component()),
				xml(this.shown.properties().name(incident.component(), this.words.language())),
				link("/status/incidents/" + incident.number(), "#update-" + update.number()),
				xml(this.markup.prose(update.texts())));
	}

	private String link(String path, String anchor) {
		String rest = path + "?lang=" + this.words.language() + anchor;
		// A feed without our public address is read with that of the feed
		return xml(this.shown.properties().url(rest).map(URI::toString).orElse(rest));
	}

	/** Made of a name, and whose status it is. */
	private String id(String name) {
		return "urn:uuid:"
				+ UUID.nameUUIDFromBytes(("regain-status\0" + this.shown.properties().status().name() + "\0" + name)
					.getBytes(StandardCharsets.UTF_8));
	}

	/** XML knows no control characters, however they are written. */
	private static String xml(String text) {
		return Markup.escape(text.replaceAll("[\\p{Cc}&&[^\\t\\n\\r]]|[\uFFFE\uFFFF]", ""));
	}

	/** An update, and of what. */
	private record Entry(PublicIncident incident, PublicUpdate update) {
	}

}
