package io.regain.campaign.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.regain.campaign.yaml.Document.Place;
import io.regain.message.Problem;
import io.regain.message.Yaml;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one text as YAML 1.2. It goes by the parser's events, not through Jackson's YAML
 * parser, which takes an alias for a text, overlooks further documents, stops at the
 * first key that stands twice, and doesn't know where keys stand.
 * <p>
 * Left out on purpose: anchors and aliases, tags, and numbers with exponents, because
 * {@code 5E10} in these files is a promotion code.
 */
public final class YamlReader {

	private static final int MAX_DEPTH = 12;

	private static final int MAX_PARTS = 5000;

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final String file;

	private final String text;

	private final LoadSettings settings;

	private final Iterator<Event> events;

	private final Map<String, Place> places = new HashMap<>();

	private final List<Problem> problems = new ArrayList<>();

	private YamlReader(String file, String text) {
		this.file = file;
		this.text = text;
		this.settings = Yaml.settings(text);
		this.events = new Parse(this.settings).parseString(text).iterator();
	}

	/** Never throws for what stands in the text: that becomes the document's problems. */
	public static Document read(String file, String text) {
		return new YamlReader(file, text.startsWith("\uFEFF") ? text.substring(1) : text).read();
	}

	private Document read() {
		try {
			return document(wholeText());
		}
		catch (YamlEngineException ex) {
			SyntaxError error = SyntaxError.of(ex, this.text);
			reject(error.position(), "", error.message());
		}
		catch (TooMuchException ex) {
			reject(ex.position, "", ex.excess);
		}
		this.places.clear();
		return document(MissingNode.getInstance());
	}

	private Document document(JsonNode root) {
		return new Document(this.file, this.text, root, this.places, this.problems);
	}

	private JsonNode wholeText() {
		this.events.next();
		if (this.events.next().getEventId() == Event.ID.StreamEnd) {
			reject(Position.START, "", "the file is empty");
			return MissingNode.getInstance();
		}
		Event first = this.events.next();
		JsonNode root = value(first, start(first), "", 0);
		this.events.next();
		Event next = this.events.next();
		if (next.getEventId() != Event.ID.StreamEnd) {
			reject(start(next), "", "a second document begins here; one file holds one");
		}
		return root;
	}

	private JsonNode value(Event event, Position key, String path, int depth) {
		if (depth > MAX_DEPTH) {
			throw new TooMuchException(start(event), "nested more than %d levels deep".formatted(MAX_DEPTH));
		}
		if (this.places.size() == MAX_PARTS) {
			throw new TooMuchException(start(event), "more than %d values in one file".formatted(MAX_PARTS));
		}
		refuseExtras(event, path);
		JsonNode node = switch (event.getEventId()) {
			case MappingStart -> mapping(path, depth);
			case SequenceStart -> sequence(path, depth);
			case Scalar -> scalar((ScalarEvent) event, path);
			default -> NODES.nullNode();
		};
		boolean block = event instanceof ScalarEvent scalar && scalar.isLiteral();
		this.places.put(path, new Place(node, key, start(event), block));
		return node;
	}

	private ObjectNode mapping(String path, int depth) {
		ObjectNode mapping = NODES.objectNode();
		for (Event event = this.events.next(); event.getEventId() != Event.ID.MappingEnd; event = this.events.next()) {
			if (!(event instanceof ScalarEvent key)) {
				reject(start(event), path, "a key must be a plain word");
				skip(event);
				skip(this.events.next());
				continue;
			}
			refuseExtras(key, path);
			String below = Document.below(path, key.getValue());
			Place first = this.places.get(below);
			if (first != null) {
				reject(start(key), below,
						"the key '%s' is given twice, first in line %d".formatted(key.getValue(), first.key().line()));
				skip(this.events.next());
				continue;
			}
			mapping.set(key.getValue(), value(this.events.next(), start(key), below, depth + 1));
		}
		return mapping;
	}

	private ArrayNode sequence(String path, int depth) {
		ArrayNode sequence = NODES.arrayNode();
		for (Event event = this.events.next(); event.getEventId() != Event.ID.SequenceEnd; event = this.events.next()) {
			sequence.add(value(event, start(event), Document.item(path, sequence.size()), depth + 1));
		}
		return sequence;
	}

	private JsonNode scalar(ScalarEvent event, String path) {
		String value = event.getValue();
		Tag tag = this.settings.getSchema().getScalarResolver().resolve(value, event.isPlain());
		if (tag.equals(Tag.NULL)) {
			return NODES.nullNode();
		}
		if (tag.equals(Tag.BOOL)) {
			return NODES.booleanNode(value.equals("true"));
		}
		if (!tag.equals(Tag.INT) && !tag.equals(Tag.FLOAT)) {
			return NODES.stringNode(value);
		}
		if (!NUMBER.matcher(value).matches()) {
			reject(start(event), path,
					"%s is no number of at most 15 digits before and 6 after the point"
						.formatted((value.length() > 40) ? value.substring(0, 40) + "…" : value)
							+ "; if it is meant as a text, put it in quotes");
			return NODES.stringNode(value);
		}
		return NODES.numberNode(new BigDecimal(value));
	}

	private void skip(Event event) {
		int open = depthOf(event);
		while (open > 0) {
			open += depthOf(this.events.next());
		}
	}

	private static int depthOf(Event event) {
		return switch (event.getEventId()) {
			case MappingStart, SequenceStart -> 1;
			case MappingEnd, SequenceEnd -> -1;
			default -> 0;
		};
	}

	private void refuseExtras(Event event, String path) {
		if (event instanceof AliasEvent alias) {
			reject(start(event), path,
					"aliases (*%s) are not read here; write the value out".formatted(alias.getAlias()));
		}
		else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
			reject(start(event), path,
					"anchors (&%s) are not read here; write the value out".formatted(node.getAnchor().get()));
		}
		if ((event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
				|| (event instanceof CollectionStartEvent start && start.getTag().isPresent())) {
			reject(start(event), path, "tags (!) are not read here; a text in quotes stays a text");
		}
	}

	private void reject(Position position, String path, String message) {
		this.problems.add(Problem.error(this.file, position.line(), position.column(), path, message));
	}

	private static Position start(Event event) {
		return event.getStartMark().map(YamlReader::position).orElse(Position.START);
	}

	static Position position(Mark mark) {
		return new Position(mark.getLine() + 1, mark.getColumn() + 1);
	}

	/** Stops the reading before the call stack or the memory does. */
	private static final class TooMuchException extends RuntimeException {

		private final transient Position position;

		private final String excess;

		TooMuchException(Position position, String excess) {
			this.position = position;
			this.excess = excess;
		}

	}

}
