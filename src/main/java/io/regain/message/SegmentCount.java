package io.regain.message;

/**
 * How many SMS segments a text takes, and in which alphabet: GSM 7-bit (3GPP TS 23.038,
 * 6.2.1; 160 septets alone, 153 when concatenated) or UCS-2 (70 and 67 UTF-16 units). One
 * character outside the GSM alphabet turns the whole text into UCS-2.
 *
 * @param encoding the alphabet the text needs
 * @param units septets or UTF-16 units, an extension character counting two septets
 * @param segments what the provider bills; an empty text is one
 */
public record SegmentCount(Encoding encoding, int units, int segments) {

	private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

	private static final String EXTENDED = "\f^{}\\[~]|€";

	/** The alphabets of SMS. */
	public enum Encoding {

		GSM_7("GSM-7", 160, 153), UCS_2("UCS-2", 70, 67);

		private final String label;

		private final int alone;

		private final int concatenated;

		Encoding(String label, int alone, int concatenated) {
			this.label = label;
			this.alone = alone;
			this.concatenated = concatenated;
		}

		@Override
		public String toString() {
			return this.label;
		}

	}

	/** How many units fit into each of its segments. */
	public int capacity() {
		return (this.segments == 1) ? this.encoding.alone : this.encoding.concatenated;
	}

	public static SegmentCount of(String text) {
		boolean gsm = text.chars().allMatch((c) -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
		return gsm ? count(text, Encoding.GSM_7) : count(text, Encoding.UCS_2);
	}

	/**
	 * Fills segments as a phone does: a character of two units is never split over two
	 * segments.
	 */
	private static SegmentCount count(String text, Encoding encoding) {
		int units = text.codePoints().map((point) -> width(point, encoding)).sum();
		if (units <= encoding.alone) {
			return new SegmentCount(encoding, units, 1);
		}
		int segments = 1;
		int used = 0;
		for (int point : text.codePoints().toArray()) {
			int width = width(point, encoding);
			if (used + width > encoding.concatenated) {
				segments++;
				used = 0;
			}
			used += width;
		}
		return new SegmentCount(encoding, units, segments);
	}

	private static int width(int point, Encoding encoding) {
		if (encoding == Encoding.GSM_7) {
			return (EXTENDED.indexOf(point) >= 0) ? 2 : 1;
		}
		return Character.charCount(point);
	}

}
