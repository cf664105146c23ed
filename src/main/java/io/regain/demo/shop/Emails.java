package io.regain.demo.shop;

import java.util.List;
import java.util.Optional;

/**
 * Email addresses as customers typed them. All domains are reserved for examples (RFC
 * 2606, RFC 6761): nobody can be written to by mistake.
 */
final class Emails {

	private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net", "pochta.example",
			"mail.example", "inbox.example");

	private Emails() {
	}

	static Optional<String> of(Name name, long id, Dice dice) {
		if (dice.percent(8)) {
			return Optional.empty();
		}
		String given = Name.latin(name.given());
		String family = Name.latin(name.family());
		String local = dice.oneOf(List.of(given + "." + family, given.charAt(0) + "." + family, family + "_" + given,
				given, given + "-" + family)) + id;
		String domain = dice.oneOf(DOMAINS);
		return Optional.of(dice.percent(3) ? mistyped(given, local, domain, dice) : local + "@" + domain);
	}

	private static String mistyped(String given, String local, String domain, Dice dice) {
		return dice.oneOf(List.of(given + "@", local + "@@" + domain, local + "." + domain, "@" + domain,
				local.replace('.', ' ') + " 1@" + domain, local + "@" + domain.replace('.', ','), local + "@.example",
				local + "@" + domain + "..", "нет", local + "@" + domain + " или спросить"));
	}

}
