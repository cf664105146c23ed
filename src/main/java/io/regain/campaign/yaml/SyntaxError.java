package io.regain.campaign.yaml;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * What the YAML parser stumbled over, in words for somebody who doesn't write parsers.
 */
record SyntaxError(Position position, String message) {

	static SyntaxError of(YamlEngineException ex, String text) {
		if (ex instanceof MarkedYamlEngineException marked) {
			return of(marked, text);
		}
		if (ex instanceof ReaderException reader) {
			int points = Math.min(reader.getPosition(), text.codePointCount(0, text.length()));
			return new SyntaxError(Position.at(text, text.offsetByCodePoints(0, points)),
					"the character U+%04X has no place in a text file".formatted(reader.getCodePoint()));
		}
		if (ex instanceof YamlVersionException) {
			return new SyntaxError(Position.START, "the file says it is of another YAML version; this reads 1.2");
		}
		return new SyntaxError(Position.START, "not readable as YAML");
	}

	private static SyntaxError of(MarkedYamlEngineException ex, String text) {
		Position position = ex.getProblemMark().map(YamlReader::position).orElse(Position.START);
		Position opening = ex.getContextMark().map(YamlReader::position).orElse(position);
		int index = ex.getProblemMark().map((mark) -> mark.getIndex()).orElse(0);
		String found = (index < text.codePointCount(0, text.length()))
				? text.substring(text.offsetByCodePoints(0, index)).lines().findFirst().orElse("") : "";
		String doing = (ex.getContext() != null) ? ex.getContext() : "";
		String problem = (ex.getProblem() != null) ? ex.getProblem() : "";
		if (found.startsWith("\t")) {
			return new SyntaxError(position, "a tab stands here; YAML is indented and spaced with blanks only");
		}
		if (doing.contains("quoted scalar") && problem.startsWith("found unexpected")) {
			return new SyntaxError(opening, "the quote that opens here is never closed");
		}
		if (doing.contains("flow sequence") || doing.contains("flow mapping")) {
			String bracket = doing.contains("sequence") ? "]" : "}";
			return new SyntaxError(position, "expected a comma or the '%s' that closes what opens in line %d, column %d"
				.formatted(bracket, opening.line(), opening.column()));
		}
		if (doing.contains("scanning a block scalar")) {
			return new SyntaxError(position,
					"after '|' or '>' the text begins in a line of its own, indented below its key");
		}
		if (doing.matches(".*scanning an? (tag|alias|anchor|directive).*")) {
			return new SyntaxError(opening, "a text that begins with one of ! * & % needs quotes");
		}
		if (problem.startsWith("could not find expected ':'")) {
			return new SyntaxError(opening,
					"expected 'key: value'; a text over several lines is indented below its key");
		}
		return new SyntaxError(position, explain(problem, found));
	}

	private static String explain(String problem, String found) {
		if (problem.startsWith("mapping values are not allowed")) {
			return "a colon has no place here: a text with ': ' in it needs quotes, "
					+ "and keys that belong together start in the same column";
		}
		if (problem.startsWith("found character") && problem.contains("cannot start")) {
			return "a text that begins with '%s' needs quotes".formatted(found.substring(0, 1));
		}
		if (problem.startsWith("sequence entries are not allowed")) {
			return "a list with '-' begins in a line of its own, below its key";
		}
		if (problem.startsWith("expected <block end>") || problem.startsWith("expected the node content")) {
			return "this does not fit what stands before it; check the indent of this line, and its quotes and brackets";
		}
		if (problem.startsWith("mapping keys are not allowed")) {
			return "a text that begins with '? ' needs quotes";
		}
		if (problem.startsWith("found unknown escape")) {
			return "'\\%s' means nothing in double quotes; write '\\\\' for a backslash, or use single quotes"
				.formatted(found.substring(0, Math.min(1, found.length())));
		}
		if (problem.startsWith("expected '<document start>'")) {
			return "this stands after the end of the document";
		}
		return "not readable as YAML: " + problem.replaceAll("\\p{Cntrl}+", " ");
	}

}
