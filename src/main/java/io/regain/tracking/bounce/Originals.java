package io.regain.tracking.bounce;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.regain.tracking.bounce.mime.Headers;

/** Gathers what a mail tells of the one that it is about, the surest first. */
final class Originals {

	private static final Pattern ID = Pattern
		.compile("<([^<>\\s]{3,250})>|(?:^|\\s)([^<>\\s@]{1,200}@[^<>\\s]{1,200})");

	private static final Pattern NAMED = Pattern
		.compile("(?i)message[- ]?id(?: of|:| :)\\s{0,3}<?([^<>\\s@]{1,200}@[^<>\\s]{1,200}?)[.>)]?(?:\\s|$)");

	private static final int MOST_IDS = 50;

	private Originals() {
	}

	/**
	 * @param mail the header of what reached us
	 * @param reports fields of delivery status, complaint or disposition
	 * @param copies headers of what came back
	 */
	static Original of(Headers mail, Headers reports, List<Headers> copies, String text) {
		Set<String> ids = new LinkedHashSet<>();
		copies.forEach((copy) -> addIds(
				copy.values("message-id", "x-gmail-original-message-id", "x-google-original-message-id"), ids));
		addIds(reports.values("original-message-id", "x-original-message-id"), ids);
		Matcher named = NAMED.matcher(text);
		while (ids.size() < MOST_IDS && named.find()) {
			ids.add(named.group(1));
		}
		addIds(mail.values("in-reply-to", "x-ms-exchange-parent-message-id"), ids);
		List<String> references = new ArrayList<>(mail.values("references"));
		Set<String> thread = new LinkedHashSet<>();
		addIds(references, thread);
		List<String> newestFirst = new ArrayList<>(thread);
		Collections.reverse(newestFirst);
		ids.addAll(newestFirst);
		return new Original(reached(mail, reports, copies), ids.stream().limit(MOST_IDS).toList(),
				Optional.of(reports.value("original-envelope-id")).filter((id) -> !id.isEmpty()),
				recipients(reports, copies));
	}

	private static List<String> reached(Headers mail, Headers reports, List<Headers> copies) {
		Stream<String> returned = copies.stream()
			.map((copy) -> copy.values("return-path", "x-return-path", "x-envelope-from"))
			.flatMap(List::stream);
		Stream<String> envelope = mail
			.values("x-original-to", "delivered-to", "envelope-to", "x-envelope-to", "x-original-recipient")
			.stream();
		Stream<String> told = reports
			.values("x-postfix-sender", "x-yandex-sender", "x-postcow-sender", "original-mail-from",
					"received-from-mta")
			.stream();
		Stream<String> named = mail.values("to", "cc").stream();
		return Addresses.distinct(Stream.of(returned, envelope, told, named)
			.flatMap((fields) -> fields)
			.limit(100)
			.flatMap((field) -> Addresses.in(List.of(field)).stream()));
	}

	private static List<String> recipients(Headers reports, List<Headers> copies) {
		Stream<String> reported = reports.values("original-rcpt-to", "removal-recipient").stream();
		Stream<String> copied = copies.stream()
			.map((copy) -> copy.values("x-hmxmroriginalrecipient", "to", "cc", "delivered-to", "x-original-to"))
			.flatMap(List::stream);
		return Addresses.distinct(
				Stream.concat(reported, copied).limit(100).flatMap((field) -> Addresses.in(List.of(field)).stream()));
	}

	private static void addIds(List<String> fields, Set<String> ids) {
		for (String field : fields) {
			Matcher id = ID.matcher(field.substring(0, Math.min(field.length(), 20_000)).replaceAll("<\\s+|\\s+>", ""));
			boolean found = false;
			while (ids.size() < MOST_IDS && id.find()) {
				ids.add(id.group(1) == null ? id.group(2) : id.group(1));
				found = true;
			}
			if (!found && !field.isBlank() && ids.size() < MOST_IDS && field.length() < 250
					&& field.strip().indexOf(' ') < 0) {
				ids.add(field.strip());
			}
		}
	}

}
