package io.regain.template.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Function;

import io.regain.template.markdown.Markdown;
import io.regain.template.sandbox.Markup;

/**
 * Writes values for one recipient. The patterns are our own: the JDK's change with its
 * locale data, and one U+202F among them makes an SMS twice as dear.
 */
public final class Wording {

	private final Language language;

	private final String space;

	private final ZoneId zone;

	private final Function<Markdown, Object> layout;

	private Wording(Language language, String space, ZoneId zone, Function<Markdown, Object> layout) {
		this.language = language;
		this.space = space;
		this.zone = zone;
		this.layout = layout;
	}

	/** For plain text: the only spaces in it are plain ones. */
	public static Wording plain(String locale, ZoneId zone) {
		return new Wording(Language.of(locale), " ", zone, Markdown::plain);
	}

	/**
	 * For HTML: what belongs together isn't broken over two lines.
	 * @param attributes of the tags that Markdown becomes
	 */
	public static Wording html(String locale, ZoneId zone, Map<String, Map<String, String>> attributes) {
		return new Wording(Language.of(locale), "\u00a0", zone, (text) -> new Markup(text.html(attributes)));
	}

	/** A text, or {@link Markup}. */
	public Object marked(Markdown text) {
		return this.layout.apply(text);
	}

	/** Grouped by thousands, with just the decimals that it has. */
	public String number(BigDecimal number) {
		BigDecimal stripped = number.stripTrailingZeros();
		return number(stripped, Math.max(0, stripped.scale()));
	}

	/** With two decimals, or none when it is whole. */
	public String money(BigDecimal amount, String currency) {
		BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
		boolean whole = rounded.stripTrailingZeros().scale() <= 0;
		return this.language.money(number(rounded, whole ? 0 : 2), currency, this.space);
	}

	public String date(LocalDate date) {
		return date.getDayOfMonth() + " " + this.language.month(date.getMonthValue()) + " " + date.getYear();
	}

	/** In the recipient's zone, which is named by its offset. */
	public String dateTime(LocalDateTime utc) {
		ZonedDateTime local = utc.atZone(ZoneOffset.UTC).withZoneSameInstant(this.zone);
		return date(local.toLocalDate()) + ", " + twoDigits(local.getHour()) + ":" + twoDigits(local.getMinute()) + " "
				+ offset(local.getOffset());
	}

	private static String offset(ZoneOffset offset) {
		int minutes = Math.abs(offset.getTotalSeconds()) / 60;
		if (minutes == 0) {
			return "UTC";
		}
		String hours = "UTC" + ((offset.getTotalSeconds() < 0) ? "-" : "+") + minutes / 60;
		return (minutes % 60 == 0) ? hours : hours + ":" + twoDigits(minutes % 60);
	}

	/** Not by a format, which would write some countries' own digits. */
	private static String twoDigits(int number) {
		return ((number < 10) ? "0" : "") + number;
	}

	private String number(BigDecimal number, int decimals) {
		String digits = number.setScale(decimals, RoundingMode.UNNECESSARY).abs().toPlainString();
		int point = (decimals == 0) ? digits.length() : digits.length() - decimals - 1;
		StringBuilder written = new StringBuilder((number.signum() < 0) ? "-" : "");
		for (int i = 0; i < point; i++) {
			if (i > 0 && (point - i) % 3 == 0) {
				written.append(this.language.groupSeparator().replace(" ", this.space));
			}
			written.append(digits.charAt(i));
		}
		if (decimals > 0) {
			written.append(this.language.decimalMark()).append(digits, point + 1, digits.length());
		}
		return written.toString();
	}

}
