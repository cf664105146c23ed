package io.regain.campaign;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is given what when something went wrong, and how much that may cost: one file
 * {@code campaigns/compensation/<id>.yaml}, valid by construction.
 *
 * @param id the file's name without its ending
 * @param title for people
 * @param campaign the id of the campaign that says sorry, and carries it
 * @param reminder what reminds of it before it ends
 * @param budget what may be given away
 * @param onResolution what is done when its incident is over
 * @param rules the first that fits says what somebody gets; who fits none gets nothing
 */
public record Compensation(String id, String title, String campaign, Optional<Reminder> reminder, Budget budget,
		OnResolution onResolution, List<Rule> rules) {

	public Compensation {
		rules = List.copyOf(rules);
	}

	/** How badly an incident hurts, as rules name it. */
	public enum Severity {

		MINOR, MAJOR, CRITICAL

	}

	/** What is given. */
	public enum Kind {

		/** Points on the customer's account: how many. */
		POINTS,
		/** A share of a price: percent. */
		DISCOUNT,
		/** Money off: in the budget's currency. */
		AMOUNT,
		/** What a text says: its value is what it costs. */
		REFUND

	}

	/** What is done when the incident is over. */
	public enum OnResolution {

		/** Whoever resolves it is told the next command. */
		REMIND,
		/** It is granted without a person, if the budget has room for everybody. */
		GRANT

	}

	/** What a budget is for. */
	public enum Per {

		/** Each incident has one of its own. */
		INCIDENT,
		/** All together. */
		TOTAL

	}

	/**
	 * What may be given away, counted as the rules say that it costs.
	 *
	 * @param currency the ISO 4217 code
	 */
	public record Budget(BigDecimal amount, String currency, Per per) {
	}

	/**
	 * What reminds those who have not used it.
	 *
	 * @param campaign the id of the campaign
	 * @param days how many days before the last one
	 */
	public record Reminder(String campaign, int days) {
	}

	/**
	 * Who gets what.
	 *
	 * @param severities of which incidents; empty: of all
	 * @param conditions by the name of a fact; all have to be met
	 * @param costs what one counts for, in the budget's currency
	 * @param days for how many days it can be used
	 */
	public record Rule(Set<Severity> severities, Map<String, Condition> conditions, Give give, BigDecimal costs,
			int days) {

		/** In their order: what is shown of it is compared by another process. */
		public Rule {
			severities = Collections.unmodifiableSet(new LinkedHashSet<>(severities));
			conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
		}

		/**
		 * @param facts what is known of a person, by name; what is not there meets
		 * nothing
		 */
		public boolean fits(Severity severity, Map<String, Object> facts) {
			return (this.severities.isEmpty() || this.severities.contains(severity)) && this.conditions.entrySet()
				.stream()
				.allMatch((condition) -> Optional.ofNullable(facts.get(condition.getKey()))
					.filter(condition.getValue()::isMetBy)
					.isPresent());
		}

	}

	/**
	 * What somebody gets.
	 *
	 * @param value so many points, percent, or so much money
	 * @param words of a refund: what it is, by language; the first is for all others
	 */
	public record Give(Kind kind, BigDecimal value, Map<String, String> words) {

		public Give {
			words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
		}

		/** The words for who reads this language; empty if there are none. */
		public String words(String language) {
			return Optional.ofNullable(this.words.get(language))
				.or(() -> this.words.values().stream().findFirst())
				.orElse("");
		}

	}

}
