package io.regain.campaign;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

import io.regain.campaign.schema.Quote;
import io.regain.campaign.yaml.Document;
import io.regain.message.Suggestions;
import tools.jackson.databind.JsonNode;

/**
 * Checks what a policy's schema cannot: its campaigns, what its rules give and cost, and
 * whether each can be come to.
 */
final class CompensationCheck {

	/** What a campaign has to say of goodwill: price honesty asks for the end. */
	private static final List<String> SAID = List.of("code", "valid_until");

	private static final Set<String> GIVES = Set.of("points", "discount", "amount", "refund");

	/** A code has room for three digits and their place. */
	private static final int DIGITS = 3;

	private static final BigDecimal MOST = new BigDecimal("99900000");

	private static final String CONDITION = "a number, a range as in 3.., ..5 or 3..5, a text, or a list of texts";

	private final Map<String, Draft> campaigns = new HashMap<>();

	CompensationCheck(Collection<Draft> campaigns) {
		campaigns.forEach((campaign) -> this.campaigns.put(campaign.id(), campaign));
	}

	void check(Draft policy) {
		FileCheck.checkId(policy, "compensation");
		checkCampaign(policy, "campaign");
		checkCampaign(policy, "reminder.campaign");
		VariableCheck.checkCode(policy, "budget.currency");
		checkMoney(policy, "budget.amount");
		boolean ended = false;
		for (int i = 0; i < policy.document().at("rules").size(); i++) {
			String rule = Document.item("rules", i);
			if (ended) {
				policy.reject(rule,
						"nobody comes to this rule: one above it fits everybody, and the first that fits counts");
			}
			ended |= !policy.document().at(rule).has("when") && !policy.document().at(rule).has("severity");
			checkGive(policy, rule);
			checkConditions(policy, Document.below(rule, "when"));
			checkPeriods(policy, rule);
		}
	}

	private void checkCampaign(Draft policy, String path) {
		policy.text(path).ifPresent((id) -> {
			Draft campaign = this.campaigns.get(id);
			if (campaign == null) {
				policy.reject(path, "there is no campaign '%s'%s".formatted(id,
						Suggestions.didYouMean(id, this.campaigns.keySet())));
				return;
			}
			campaign.text("class")
				.filter((type) -> !type.equals("service"))
				.ifPresent((type) -> policy.reject(path,
						"the campaign '%s' is of the class %s; allowed: service, which no incident holds back and no consent is needed for"
							.formatted(id, type)));
			SAID.stream()
				.filter((name) -> !campaign.names("variables").contains(name))
				.forEach((name) -> policy.reject(path,
						"the campaign '%s' does not declare the variable '%s', which says what was given; give it an example there"
							.formatted(id, name)));
		});
	}

	private static void checkGive(Draft policy, String rule) {
		String give = Document.below(rule, "give");
		List<String> given = policy.names(give).stream().filter(GIVES::contains).toList();
		if (policy.document().at(give).isObject() && given.size() != 1) {
			policy.rejectKey(give, "found %s; allowed: exactly one of points, discount, amount, refund"
				.formatted(given.isEmpty() ? "none" : String.join(" and ", given)));
			return;
		}
		if (!given.isEmpty() && !given.get(0).equals("amount") && !policy.document().at(rule).has("costs")) {
			policy.rejectKey(rule,
					"'costs' is missing: what %s count for in the budget. Allowed: a number, in the budget's currency"
						.formatted(given.get(0)));
		}
		checkMoney(policy, Document.below(rule, "costs"));
		checkDigits(policy, Document.below(give, "points"));
		checkDigits(policy, Document.below(give, "amount"));
		if (given.contains("refund")) {
			checkDigits(policy, Document.below(rule, "costs"));
			checkWords(policy, Document.below(give, "refund"));
		}
	}

	private static void checkMoney(Draft policy, String path) {
		JsonNode amount = policy.sound(path);
		if (amount.isNumber() && (amount.decimalValue().signum() < 0 || amount.decimalValue().scale() > 2)) {
			policy.reject(path, "found %s; allowed: 0 or more, with at most two decimals".formatted(Quote.of(amount)));
		}
	}

	private static void checkDigits(Draft policy, String path) {
		JsonNode value = policy.sound(path);
		if (!value.isNumber()) {
			return;
		}
		BigDecimal number = value.decimalValue().stripTrailingZeros();
		if (number.signum() <= 0 || number.precision() > DIGITS || number.scale() > 2 || number.compareTo(MOST) > 0) {
			policy.reject(path,
					"found %s; allowed: three digits with as many zeros as you like, as in 250, 1500 or 99.9: a code has no room for more"
						.formatted(Quote.of(value)));
		}
	}

	private static void checkWords(Draft policy, String path) {
		JsonNode words = policy.sound(path);
		if (words.isObject()) {
			policy.names(path).forEach((language) -> {
				VariableCheck.checkLanguage(policy, Document.below(path, language), language);
				checkWord(policy, Document.below(path, language));
			});
		}
		else {
			checkWord(policy, path);
		}
	}

	private static void checkWord(Draft policy, String path) {
		JsonNode word = policy.sound(path);
		if (!word.isMissingNode() && (!word.isString() || word.asString().isBlank())) {
			policy.reject(path, "found %s; allowed: a text, as in the delivery fee back".formatted(Quote.of(word)));
		}
	}

	private static void checkConditions(Draft policy, String path) {
		for (String fact : policy.names(path)) {
			String at = Document.below(path, fact);
			JsonNode condition = policy.sound(at);
			if (condition.valueStream().anyMatch(JsonNode::isObject)) {
				policy.reject(at, "found a list of groups of keys; allowed: " + CONDITION);
			}
			condition.stringValueOpt().ifPresent((text) -> {
				Matcher range = Condition.RANGE.matcher(text);
				boolean looksLikeRange = text.strip().matches("[<>=≥≤].*|.*\\.\\..*|\\d[\\d.]*\\s*(-|–|to)\\s*\\d.*");
				if (looksLikeRange && !range.matches() || text.equals("..") || isUpsideDown(range)) {
					policy.reject(at, "found %s; allowed: %s".formatted(Quote.of(text), CONDITION));
				}
			});
		}
	}

	private static boolean isUpsideDown(Matcher range) {
		return range.matches() && range.group("least") != null && range.group("most") != null
				&& new BigDecimal(range.group("least")).compareTo(new BigDecimal(range.group("most"))) > 0;
	}

	/** Who has just got it must not be reminded at once. */
	private static void checkPeriods(Draft policy, String rule) {
		String valid = Document.below(rule, "valid");
		policy.text(valid)
			.map(CompensationYaml::days)
			.ifPresent((days) -> policy.text("reminder.before")
				.map(CompensationYaml::days)
				.filter((before) -> before >= days)
				.ifPresent((before) -> policy.reject(valid,
						"%d days are not longer than 'reminder.before', %d days: the reminder would come at once"
							.formatted(days, before))));
	}

}
