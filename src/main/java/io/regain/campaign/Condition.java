package io.regain.campaign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/** What a fact of a person has to be. */
public sealed interface Condition {

	/** {@code 3..}, {@code ..5} or {@code 3..5}, both ends included. */
	Pattern RANGE = Pattern
		.compile("(?<least>-?\\d{1,15}(?:\\.\\d{1,6})?)?\\.\\.(?<most>-?\\d{1,15}(?:\\.\\d{1,6})?)?");

	/**
	 * @param fact a text or a number
	 */
	boolean isMetBy(Object fact);

	/**
	 * Reads a number, a range, a text or a list of texts; no text and no range is without
	 * an end on either side.
	 */
	static Condition of(JsonNode node) {
		if (node.isArray()) {
			List<String> texts = new ArrayList<>();
			node.forEach((item) -> texts.add(item.asString()));
			return new OneOf(texts);
		}
		Matcher range = RANGE.matcher(node.asString());
		return range.matches() ? new Between(number(range.group("least")), number(range.group("most")))
				: new OneOf(List.of(node.asString()));
	}

	private static Optional<BigDecimal> number(String text) {
		return Optional.ofNullable(text).map(BigDecimal::new);
	}

	/** A number that is neither below nor above. */
	record Between(Optional<BigDecimal> least, Optional<BigDecimal> most) implements Condition {

		@Override
		public boolean isMetBy(Object fact) {
			try {
				BigDecimal number = new BigDecimal(fact.toString().strip());
				return this.least.filter((end) -> number.compareTo(end) < 0).isEmpty()
						&& this.most.filter((end) -> number.compareTo(end) > 0).isEmpty();
			}
			catch (NumberFormatException ex) {
				return false;
			}
		}

	}

	/** One of these, in whatever case; a number counts as it is, however written. */
	record OneOf(List<String> texts) implements Condition {

		public OneOf {
			texts = texts.stream().map(OneOf::plain).toList();
		}

		@Override
		public boolean isMetBy(Object fact) {
			return this.texts.contains(plain(fact.toString()));
		}

		private static String plain(String text) {
			String bare = text.strip().toLowerCase(Locale.ROOT);
			try {
				return new BigDecimal(bare).stripTrailingZeros().toPlainString();
			}
			catch (NumberFormatException ex) {
				return bare;
			}
		}

	}

}
