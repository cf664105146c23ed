package io.regain.campaign;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A valid campaign with its two segments, to be broken in one place: each change returns
 * another sample.
 */
record Sample(String campaign, String segment, String excluded) {

	static final String CAMPAIGN_FILE = "campaigns/winback/autumn.yaml";

	static final String SEGMENT_FILE = "campaigns/segments/lapsed.yaml";

	static final String EXCLUDED_FILE = "campaigns/segments/complaining.yaml";

	static final Sample VALID = new Sample("""
			campaign: autumn
			title: Come back in autumn
			class: marketing
			purpose: reactivation
			topic: offers
			owner: crm@lavka.example
			from: { name: Lavka, email: hello@lavka.example, reply-to: care@lavka.example }
			audience:
			  segment: lapsed
			  exclude: [complaining]
			  expect: 100..50000
			  hold-out: 5%
			send:
			  channels: [email, sms]
			  to: first
			  template: winback/offer
			  rate: 200/s
			  within: 12h
			  priority: 5
			variables:
			  discount: 15
			  min_order: { type: money, currency: RUB, value: 1500 }
			  valid_until: +14d
			""", """
			segment: lapsed
			title: Bought nothing for a while
			sql: |
			  SELECT customer_id, MAX(total) AS biggest
			  FROM orders
			  WHERE created_at < :run_date
			    AND total > :min_order
			  GROUP BY customer_id
			variables:
			  - { name: biggest, type: money, currency: RUB, example: 2500 }
			  - { name: city, type: text, example: Kazan }
			""", """
			segment: complaining
			title: Waits for an answer
			sql: SELECT customer_id FROM complaint
			""");

	/** With another text in place of one that occurs once in the campaign. */
	Sample campaign(String old, String replacement) {
		return new Sample(replace(this.campaign, old, replacement), this.segment, this.excluded);
	}

	/** With another text in place of one that occurs once in the segment. */
	Sample segment(String old, String replacement) {
		return new Sample(this.campaign, replace(this.segment, old, replacement), this.excluded);
	}

	Sample wholeCampaign(String text) {
		return new Sample(text, this.segment, this.excluded);
	}

	List<Source> sources() {
		return List.of(new Source(CAMPAIGN_FILE, this.campaign), new Source(SEGMENT_FILE, this.segment),
				new Source(EXCLUDED_FILE, this.excluded));
	}

	Catalogue read() {
		return Catalogue.of(sources());
	}

	/** What is wrong, as a user reads it. */
	String report() {
		return report(read());
	}

	String reportBeside(Source other) {
		return report(Catalogue.of(Stream.concat(sources().stream(), Stream.of(other)).toList()));
	}

	static String report(Catalogue catalogue) {
		return catalogue.problems().stream().map((problem) -> problem + "\n").collect(Collectors.joining());
	}

	private static String replace(String text, String old, String replacement) {
		int index = text.indexOf(old);
		if (index < 0 || text.indexOf(old, index + 1) >= 0) {
			throw new IllegalArgumentException("'%s' does not occur once".formatted(old));
		}
		return text.replace(old, replacement);
	}

}
