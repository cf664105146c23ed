package io.regain.template;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The colour in which a company's pages show what can be pressed, from its brand. Both
 * are written as {@code #rrggbb}, and readable: the brand's own colour, if white letters
 * can be read on it and it can be read on a white card, else the next darker one that is.
 *
 * @param colour below white letters, and of links on white
 * @param onDark of links where the reader's screen is dark
 */
public record Accent(String colour, String onDark) {

	/** Of who has no brand. */
	public static final Accent NOBODYS = new Accent("#1f6f54", "#7cc9ab");

	/** What a page's cards lie on: darker than the cards. */
	private static final Colour PAPER = new Colour(0xf4, 0xf3, 0xef);

	/** A card, where the screen is dark: lighter than what it lies on. */
	private static final Colour DARK_CARD = new Colour(0x22, 0x24, 0x27);

	static final String COLOUR = "colour";

	private static final String ON_DARK = "colour_on_dark";

	/** Of a brand that has no colour, or one that is written otherwise, nobody's. */
	static Accent of(Map<String, String> brand) {
		return colour(brand, COLOUR).map((colour) -> {
			Colour onDark = colour(brand, ON_DARK).orElse(colour);
			return new Accent(colour.readableOn(PAPER).toString(), onDark.readableOn(DARK_CARD).toString());
		}).orElse(NOBODYS);
	}

	private static Optional<Colour> colour(Map<String, String> brand, String key) {
		return Optional.ofNullable(brand.get(key)).flatMap(Colour::parse);
	}

	/**
	 * What a marketer should know of a brand's colour before somebody cannot read a mail.
	 */
	static Optional<String> complaint(Map<String, String> brand) {
		return colour(brand, COLOUR).filter((colour) -> !colour.isReadableOn(Colour.WHITE))
			.map((colour) -> String.format(Locale.ROOT,
					"white letters on %s have a contrast of %.1f to 1, and need 4.5 (WCAG 2.2, 1.4.3); %s would do",
					colour, colour.contrast(Colour.WHITE), colour.readableOn(PAPER)));
	}

}
