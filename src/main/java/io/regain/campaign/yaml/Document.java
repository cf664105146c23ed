package io.regain.campaign.yaml;

import java.util.List;
import java.util.Map;

import io.regain.message.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One YAML file as a tree, with the place of each part by its path, as in
 * {@code send.channels[1]}. What could not be read is among the problems; a text that is
 * no YAML at all has a {@linkplain JsonNode#isMissingNode() missing} root.
 *
 * @param file the file's name, as problems give it
 * @param text what stands in it, without a byte order mark
 * @param root the whole tree; its numbers are decimal and not absurdly long
 * @param places where the parts stand, the root by the empty path
 * @param problems what is wrong with the YAML itself
 */
public record Document(String file, String text, JsonNode root, Map<String, Place> places, List<Problem> problems) {

	public Document {
		places = Map.copyOf(places);
		problems = List.copyOf(problems);
	}

	/**
	 * Where a part stands.
	 *
	 * @param node the part itself
	 * @param key the place of its key, or of the value itself in a list
	 * @param value the place of its value
	 * @param block whether it is a literal block ({@code |}), whose lines stand below
	 */
	public record Place(JsonNode node, Position key, Position value, boolean block) {
	}

	/** The path of a key below another path, which is empty for the root. */
	public static String below(String path, String key) {
		if (!key.matches("[\\p{L}\\p{N}_-]+")) {
			return path + "['" + key + "']";
		}
		return path.isEmpty() ? key : path + "." + key;
	}

	/** The path of an item of a list. */
	public static String item(String path, int index) {
		return path + "[" + index + "]";
	}

	/** What stands at a path, or a missing node. */
	public JsonNode at(String path) {
		Place place = this.places.get(path);
		return (place != null) ? place.node() : MissingNode.getInstance();
	}

	/** Whether a text is written as a literal block, which keeps its lines. */
	public boolean keepsLines(String path) {
		return existing(path).block();
	}

	/** A complaint about a value; where there is none, about what it would be part of. */
	public Problem problemAt(String path, String message) {
		return problem(existing(path).value(), path, message);
	}

	/** A complaint about a key. */
	public Problem problemAtKey(String path, String message) {
		return problem(existing(path).key(), path, message);
	}

	/** A complaint about one character of a text. */
	public Problem problemInside(String path, int index, String message) {
		return problem(inside(path, index), path, message);
	}

	/** The place of one character of a text: exact in a literal block. */
	public Position inside(String path, int index) {
		Place place = existing(path);
		String value = place.node().asString("");
		if (!place.block() || index >= value.length()) {
			return place.value();
		}
		Position position = Position.at(value, index);
		String line = value.lines().skip(position.line() - 1).findFirst().orElse("");
		int number = place.value().line() + position.line();
		String written = this.text.lines().skip(number - 1).findFirst().orElse("");
		return new Position(number, position.column() + Math.max(0, written.length() - line.length()));
	}

	private Problem problem(Position position, String path, String message) {
		return Problem.error(this.file, position.line(), position.column(), path, message);
	}

	private Place existing(String path) {
		Place place = this.places.get(path);
		if (place != null) {
			return place;
		}
		return path.isEmpty() ? new Place(this.root, Position.START, Position.START, false) : existing(parent(path));
	}

	private static String parent(String path) {
		String opening = path.endsWith("']") ? "['" : path.endsWith("]") ? "[" : ".";
		return path.substring(0, Math.max(0, path.lastIndexOf(opening)));
	}

}
