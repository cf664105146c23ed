package io.regain.campaign;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.regain.campaign.CampaignVariable.DaysAfterRun;
import io.regain.campaign.CampaignVariable.TimeAfterRun;
import io.regain.message.ByLanguage;
import io.regain.message.VariableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What stands in YAML, read as a variable's type: a text, a {@link BigDecimal}, a
 * {@link LocalDate}, a {@link LocalDateTime} in UTC, or a list of texts, numbers or rows
 * of both. Empty if it does not fit the type.
 */
final class Values {

	private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

	private static final Pattern TIME = Pattern.compile("(?<time>\\d\\d:\\d\\d(:\\d\\d)?)(?<zone>Z|[+-]\\d\\d:\\d\\d)");

	private static final Pattern MOMENT = Pattern.compile("(?<date>" + DATE + ")[T ](?<of>" + TIME + ")");

	private static final Pattern DAYS = Pattern.compile("(?<days>[+-]\\d{1,4})d");

	private static final Pattern TIME_AFTER = Pattern.compile(DAYS + " (?<of>" + TIME + ")");

	/** What a person writes who means a day, and does not know our form of it. */
	private static final Pattern NEARLY_A_DAY = Pattern.compile(
			"\\d{4}-\\d{1,2}-\\d{1,2}([T ]\\d.*)?|[+-]\\s?\\d+\\s?(d|days?|h|hours?|w|weeks?|m|months?|y|years?)\\b.*",
			Pattern.CASE_INSENSITIVE);

	private Values() {
	}

	/** For a segment's example: no day is relative to a run. */
	static Optional<Object> inSegment(VariableType type, JsonNode node) {
		return switch (type) {
			case TEXT, MARKDOWN -> node.stringValueOpt().map(Object.class::cast);
			case NUMBER, MONEY -> node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
			case DATE -> read(node, DATE, (date) -> LocalDate.parse(date.group()));
			case DATETIME -> read(node, MOMENT, Values::moment);
			case LIST -> node.isArray() ? Optional.of(list(node, Values::single)) : Optional.empty();
		};
	}

	/**
	 * For a campaign's variable: days may be counted from the run's date, and what is
	 * read may differ by language.
	 */
	static Optional<Object> inCampaign(VariableType type, JsonNode node) {
		if (node.isObject() && differsByLanguage(type)) {
			return byLanguage(type, node);
		}
		Optional<Object> value = inSegment(type, node);
		return switch (type) {
			case LIST -> value.map((ignored) -> list(node, Values::telling));
			case DATE -> value.or(() -> read(node, DAYS, (days) -> new DaysAfterRun(number(days))));
			case DATETIME -> value.or(() -> read(node, TIME_AFTER,
					(time) -> new TimeAfterRun(number(time), OffsetTime.parse(time.group("of")))));
			default -> value;
		};
	}

	/** Whether a campaign may give one value for each language. */
	static boolean differsByLanguage(VariableType type) {
		return type == VariableType.TEXT || type == VariableType.MARKDOWN || type == VariableType.LIST;
	}

	private static Optional<Object> byLanguage(VariableType type, JsonNode node) {
		Map<String, Object> values = new LinkedHashMap<>();
		node.properties()
			.forEach((entry) -> inCampaign(type, entry.getValue()).filter((value) -> !(value instanceof ByLanguage))
				.ifPresent((value) -> values.put(entry.getKey(), value)));
		return (values.isEmpty() || values.size() < node.size()) ? Optional.empty()
				: Optional.of(new ByLanguage(values));
	}

	/** The type of a campaign's variable that is written as its value alone. */
	static VariableType typeOf(JsonNode node) {
		if (node.isNumber()) {
			return VariableType.NUMBER;
		}
		if (node.isArray()) {
			return VariableType.LIST;
		}
		if (inCampaign(VariableType.DATE, node).isPresent()) {
			return VariableType.DATE;
		}
		return inCampaign(VariableType.DATETIME, node).isPresent() ? VariableType.DATETIME : VariableType.TEXT;
	}

	/** Whether a text looks as if it were meant as a date or a moment, and is neither. */
	static boolean isNearlyADay(String text) {
		return NEARLY_A_DAY.matcher(text).matches() && typeOf(StringNode.valueOf(text)) == VariableType.TEXT;
	}

	/** What {@link #inSegment} takes, in words. */
	static String allowedInSegment(VariableType type) {
		return switch (type) {
			case TEXT, MARKDOWN -> "a text; a number or true as a text needs quotes";
			case NUMBER -> "a number without quotes, as in 15 or 4.5";
			case MONEY -> "an amount without quotes, as in 1500 or 99.90";
			case DATE -> "a date, as in 2026-12-31";
			case DATETIME -> "a moment with its offset from UTC, as in 2026-12-31T12:00Z or 2026-12-31T15:00+03:00";
			case LIST -> "a list, as in [a, b] or [{ title: a, quantity: 2 }]";
		};
	}

	/** What {@link #inCampaign} takes, in words. */
	static String allowedInCampaign(VariableType type) {
		return switch (type) {
			case DATE -> allowedInSegment(type) + ", or days counted from the run's date, as in +14d";
			case DATETIME -> allowedInSegment(type) + ", or a time so many days from the run's date, as in +1d 12:00Z";
			case TEXT, MARKDOWN, LIST ->
				allowedInSegment(type) + "; or one for each language, below en, ru and the like";
			default -> allowedInSegment(type);
		};
	}

	private static Optional<Object> read(JsonNode node, Pattern form, Function<Matcher, Object> reader) {
		Matcher matcher = form.matcher(node.stringValueOpt().orElse(""));
		try {
			return matcher.matches() ? Optional.of(reader.apply(matcher)) : Optional.empty();
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static int number(Matcher days) {
		return Integer.parseInt(days.group("days"));
	}

	private static LocalDateTime moment(Matcher moment) {
		return OffsetDateTime.parse(moment.group("date") + "T" + moment.group("of"))
			.withOffsetSameInstant(ZoneOffset.UTC)
			.toLocalDateTime();
	}

	private static List<Object> list(JsonNode node, Function<JsonNode, Object> reader) {
		List<Object> list = new ArrayList<>();
		node.forEach((item) -> list.add(item.isObject() ? row(item, reader) : reader.apply(item)));
		return List.copyOf(list);
	}

	private static Map<String, Object> row(JsonNode node, Function<JsonNode, Object> reader) {
		Map<String, Object> row = new LinkedHashMap<>();
		node.properties().forEach((cell) -> row.put(cell.getKey(), reader.apply(cell.getValue())));
		return Collections.unmodifiableMap(row);
	}

	/** Like a variable that is written as its value alone, it tells what it is. */
	private static Object telling(JsonNode node) {
		return inSegment(VariableType.DATE, node).or(() -> inSegment(VariableType.DATETIME, node))
			.orElseGet(() -> single(node));
	}

	private static Object single(JsonNode node) {
		return node.isNumber() ? node.decimalValue() : node.asString();
	}

}
