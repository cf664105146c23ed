package io.regain.demo.gateway;

/**
 * How many parts Twilio bills for a text: 160 septets of GSM 03.38 or 153 in each of
 * several, otherwise 70 UTF-16 units or 67. A character is never cut in two.
 */
final class SmsSegments {

	private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

	private static final String EXTENDED = "\f^{}\\[~]|€";

	private SmsSegments() {
	}

	static int count(String text) {
		boolean gsm = text.codePoints().allMatch((c) -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
		int[] widths = text.codePoints()
			.map((c) -> gsm ? ((EXTENDED.indexOf(c) >= 0) ? 2 : 1) : Character.charCount(c))
			.toArray();
		int inOne = parts(widths, gsm ? 160 : 70);
		return (inOne == 1) ? 1 : parts(widths, gsm ? 153 : 67);
	}

	private static int parts(int[] widths, int capacity) {
		int parts = 1;
		int used = 0;
		for (int width : widths) {
			if (used + width > capacity) {
				parts++;
				used = 0;
			}
			used += width;
		}
		return parts;
	}

}
