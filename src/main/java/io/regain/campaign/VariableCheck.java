package io.regain.campaign;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.regain.campaign.schema.Quote;
import io.regain.campaign.yaml.Document;
import io.regain.message.Suggestions;
import io.regain.message.VariableType;
import tools.jackson.databind.JsonNode;

/** Checks that a variable's value fits its type, and that money has a currency. */
final class VariableCheck {

	/** Those of today: the platform knows codes of long ago, too, such as RUR. */
	private static final Set<String> CURRENCIES = Arrays.stream(Locale.getISOCountries())
		.flatMap((country) -> Optional.ofNullable(Currency.getInstance(new Locale("", country))).stream())
		.map(Currency::getCurrencyCode)
		.collect(Collectors.toCollection(TreeSet::new));

	private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

	private VariableCheck() {
	}

	/** A column of a segment, {@code variables[0]}. */
	static void checkColumn(Draft draft, String path) {
		type(draft, path).ifPresent((type) -> {
			checkCurrency(draft, path, type);
			JsonNode example = draft.sound(path + ".example");
			if (!example.isMissingNode() && Values.inSegment(type, example).isEmpty()) {
				draft.reject(path + ".example", misfit(example, type, Values.allowedInSegment(type)));
			}
		});
	}

	/** A variable of a campaign, {@code variables.discount}. */
	static void checkValue(Draft draft, String path) {
		if (!draft.document().at(path).isObject()) {
			draft.text(path)
				.filter(Values::isNearlyADay)
				.ifPresent((text) -> draft.reject(path,
						("found '%s', which would be a text; allowed: %s. "
								+ "If it is a text, write { type: text, value: \"%1$s\" }")
							.formatted(text, Values.allowedInCampaign(VariableType.DATE))));
			return;
		}
		type(draft, path).ifPresent((type) -> {
			checkCurrency(draft, path, type);
			if (draft.document().at(path + ".value").isObject() && Values.differsByLanguage(type)) {
				draft.names(path + ".value")
					.forEach((language) -> checkLanguage(draft, path + ".value", language, type));
				return;
			}
			JsonNode value = draft.sound(path + ".value");
			if (!value.isMissingNode() && Values.inCampaign(type, value).isEmpty()) {
				draft.reject(path + ".value", misfit(value, type, Values.allowedInCampaign(type)));
			}
		});
	}

	private static void checkLanguage(Draft draft, String path, String language, VariableType type) {
		String at = Document.below(path, language);
		JsonNode value = draft.sound(at);
		if (value.isMissingNode()) {
			return;
		}
		checkLanguage(draft, at, language);
		if (Values.inSegment(type, value).isEmpty()) {
			draft.reject(at, misfit(value, type, Values.allowedInSegment(type)));
		}
		else if (value.isString() && value.asString().isBlank()) {
			draft.reject(at, "nothing would be said in this language; leave it out, or write something");
		}
	}

	static void checkLanguage(Draft draft, String path, String language) {
		if (!LANGUAGES.contains(language.split("-")[0])) {
			draft.rejectKey(path,
					"there is no language '%s'; allowed: a language's code, as in en or pt-BR".formatted(language));
		}
	}

	/**
	 * Absent also below a name that the schema refused, where it does not look further.
	 */
	private static Optional<VariableType> type(Draft draft, String path) {
		return draft.text(path + ".type")
			.flatMap((id) -> Arrays.stream(VariableType.values()).filter((type) -> type.id().equals(id)).findFirst());
	}

	private static String misfit(JsonNode value, VariableType type, String allowed) {
		return "found %s, but the type is %s; allowed: %s".formatted(Quote.of(value), type.id(), allowed);
	}

	private static void checkCurrency(Draft draft, String path, VariableType type) {
		String at = path + ".currency";
		boolean given = draft.document().at(path).has("currency");
		if (type == VariableType.MONEY && !given) {
			draft.rejectKey(path,
					"'currency' is missing, and money needs one. Allowed: an ISO 4217 code, as in RUB or EUR");
		}
		else if (type != VariableType.MONEY && given) {
			draft.rejectKey(at, "a currency belongs to money, and the type is " + type.id());
		}
		else {
			checkCode(draft, at);
		}
	}

	/** A currency's code by itself. */
	static void checkCode(Draft draft, String path) {
		draft.text(path)
			.filter((code) -> !CURRENCIES.contains(code))
			.ifPresent((code) -> draft.reject(path,
					"'%s' is no currency of today; allowed: an ISO 4217 code, as in RUB or EUR%s".formatted(code,
							Suggestions.didYouMean(code, CURRENCIES))));
	}

}
