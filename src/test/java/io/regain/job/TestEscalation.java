package io.regain.job;

import java.util.Map;

/**
 * The campaign {@code note} as an escalation: by email, ten minutes later by text
 * message.
 */
final class TestEscalation {

	private static final String ACKNOWLEDGE = "Hello, ${customer.given_name!}. ${(links.acknowledge)!} ${(links.unsubscribe)!} OK?";

	private TestEscalation() {
	}

	/** So many customers with an email address and the number +1202555010n. */
	static void begin(Starts starts, int customers, String until) {
		begin(starts, customers, until, "service");
	}

	static void begin(Starts starts, int customers, String until, String messageClass) {
		starts.begin(customers);
		starts.jdbc().sql("""
				CREATE OR REPLACE VIEW regain_customer AS
				SELECT person.*, CONCAT('+1202555', LPAD(100 + id, 4, '0')) AS phone FROM person
				""").update();
		campaign(starts, "until: " + until, messageClass);
		Map.of("sms.en.ftl", ACKNOWLEDGE, "html.en.ftlh", "<p>" + ACKNOWLEDGE + "</p>", "text.en.ftl", ACKNOWLEDGE)
			.forEach((name, text) -> starts.home().write("templates/test/note/" + name, text));
	}

	/**
	 * The same in other words.
	 * @param lines below {@code send:}, indented like the first
	 */
	static void campaign(Starts starts, String lines, String messageClass) {
		starts.home()
			.write("campaigns/test/note.yaml",
					TestHome.CAMPAIGN
						.replace("channels: [email]",
								"channels: [email, sms]\n  to: escalation\n  wait: 10m\n  " + lines)
						.replace("class: service", "class: " + messageClass));
	}

}
