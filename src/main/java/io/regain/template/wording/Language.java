package io.regain.template.wording;

import java.util.List;
import java.util.Map;

/** How a language writes numbers, months and currencies. */
enum Language {

	ENGLISH(",", '.', Map.of("USD", "$", "EUR", "€", "GBP", "£"), "January", "February", "March", "April", "May",
			"June", "July", "August", "September", "October", "November", "December") {

		@Override
		String money(String amount, String currency, String space) {
			String sign = amount.startsWith("-") ? "-" : "";
			return sign + symbols().getOrDefault(currency, currency + space) + amount.substring(sign.length());
		}

	},

	RUSSIAN(" ", ',', Map.of("RUB", "₽", "USD", "$", "EUR", "€", "GBP", "£"), "января", "февраля", "марта", "апреля",
			"мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря") {

		@Override
		String money(String amount, String currency, String space) {
			return amount + space + symbols().getOrDefault(currency, currency);
		}

	};

	private final String groupSeparator;

	private final char decimalMark;

	private final Map<String, String> symbols;

	private final List<String> months;

	Language(String groupSeparator, char decimalMark, Map<String, String> symbols, String... months) {
		this.groupSeparator = groupSeparator;
		this.decimalMark = decimalMark;
		this.symbols = symbols;
		this.months = List.of(months);
	}

	/**
	 * The language of a locale as in {@code ru-RU}; English for any that we don't know.
	 */
	static Language of(String locale) {
		boolean russian = locale.regionMatches(true, 0, "ru", 0, 2)
				&& (locale.length() == 2 || locale.charAt(2) == '-');
		return russian ? RUSSIAN : ENGLISH;
	}

	/**
	 * @param amount a written number
	 * @param currency an ISO 4217 code
	 * @param space what keeps a number and its unit together
	 */
	abstract String money(String amount, String currency, String space);

	/** A space in it stands for one that doesn't break. */
	String groupSeparator() {
		return this.groupSeparator;
	}

	char decimalMark() {
		return this.decimalMark;
	}

	Map<String, String> symbols() {
		return this.symbols;
	}

	/** In the form that follows the day's number. */
	String month(int number) {
		return this.months.get(number - 1);
	}

}
