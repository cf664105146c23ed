package io.regain.campaign.schema;

import tools.jackson.databind.JsonNode;

/** Quotes what somebody wrote, in few words and one line. */
public final class Quote {

	private static final int LONGEST = 60;

	private Quote() {
	}

	public static String of(JsonNode node) {
		return switch (node.getNodeType()) {
			case STRING -> of(node.asString());
			case ARRAY -> "a list";
			case OBJECT -> "a group of keys";
			case NULL, MISSING -> "nothing";
			default -> node.asString();
		};
	}

	public static String of(String text) {
		if (text.isEmpty()) {
			return "an empty text";
		}
		String line = text.replaceAll("\\p{Cntrl}+", " ");
		int points = line.codePointCount(0, line.length());
		return "'" + ((points > LONGEST) ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…" : line) + "'";
	}

}
