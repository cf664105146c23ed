package io.regain.console.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.regain.console.api.Endpoints.Endpoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.ResolvableType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;

/**
 * Writes the description of the API from the endpoints that there are, their annotations
 * and their Javadoc. What is missing there is an error here.
 */
final class DescribeApi {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Pattern VARIABLE = Pattern.compile("([a-z]+)/\\{(\\w+)}");

	private final Javadocs docs = new Javadocs();

	private final Shapes read = Shapes.read(this.docs);

	private final Shapes written = Shapes.written(this.docs);

	private final ObjectNode frame = (ObjectNode) json("frame.json");

	static ObjectNode of(List<Endpoint> endpoints) {
		return new DescribeApi().describe(endpoints);
	}

	private ObjectNode describe(List<Endpoint> endpoints) {
		((ObjectNode) this.frame.at("/info")).put("description", text("info.md"));
		this.frame.at("/components/securitySchemes/token")
			.asObject()
			.put("description",
					"A token of `regain.api.tokens`, which has a name and a role:\n" + Arrays.stream(Role.values())
						.map((role) -> "\n- `%s`: %s".formatted(role.id(), this.docs.of(role)))
						.collect(Collectors.joining()));
		Map<String, String> tags = new TreeMap<>();
		for (Endpoint endpoint : endpoints) {
			Class<?> controller = endpoint.method().getDeclaringClass();
			tags.put(tag(controller), this.docs.of(controller).whole());
			this.frame.withObject("/paths")
				.withObjectProperty(endpoint.path())
				.set(endpoint.verb(), operation(endpoint));
		}
		tags.forEach(
				(name, text) -> this.frame.withArray("tags").addObject().put("name", name).put("description", text));
		ObjectNode schemas = this.frame.at("/components/schemas").asObject();
		Map<String, JsonNode> all = new TreeMap<>();
		List.of(schemas, this.read.all(), this.written.all())
			.forEach((some) -> some.forEachEntry((name, schema) -> requireSame(name, schema, all.put(name, schema))));
		schemas.removeAll().setAll(all);
		return this.frame;
	}

	/** An enum may be both read and written. */
	private static void requireSame(String name, JsonNode schema, @Nullable JsonNode before) {
		if (before != null && !before.equals(schema)) {
			throw new IllegalStateException("two schemas are named %s: see SchemaNames".formatted(name));
		}
	}

	private static String tag(Class<?> controller) {
		String words = controller.getSimpleName().replace("Controller", "").replaceAll("(?<=.)([A-Z])", " $1");
		return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
	}

	private ObjectNode operation(Endpoint endpoint) {
		Javadocs.Comment text = this.docs.of(endpoint.method());
		Optional<Operation> said = endpoint.said();
		ObjectNode node = JSON.createObjectNode();
		node.put("operationId", said.map(Operation::id).orElse("getDescription"));
		node.putArray("tags").add(tag(endpoint.method().getDeclaringClass()));
		node.put("summary", text.first().replaceAll("\\.$", ""));
		String roles = endpoint.roles().stream().map((role) -> "`" + role + "`").collect(Collectors.joining(", "));
		node.put("description", (text.more() + "\n\n"
				+ (roles.isEmpty() ? "Needs no token." : "Roles that may do this: " + roles + "."))
			.strip());
		if (roles.isEmpty()) {
			node.putArray("security");
		}
		else {
			endpoint.roles().forEach(node.withArray("x-roles")::add);
		}
		parameters(endpoint, text).forEach((parameter) -> node.withArray("parameters").add(parameter));
		said.filter((operation) -> operation.body() != Operation.Nothing.class).ifPresent((operation) -> {
			ObjectNode content = node.withObject("requestBody")
				.put("required", true)
				.withObject("content")
				.withObject("application/json");
			content.set("schema", this.read.of(operation.body()));
			content.set("example", json("examples/%s.json".formatted(operation.id())));
		});
		answers(endpoint, node.putObject("responses"));
		return node;
	}

	private List<ObjectNode> parameters(Endpoint endpoint, Javadocs.Comment text) {
		List<ObjectNode> parameters = new ArrayList<>();
		Matcher variable = VARIABLE.matcher(endpoint.path());
		while (variable.find()) {
			parameters.add(reference("parameters", ofPath(variable)));
		}
		for (Parameter parameter : endpoint.method().getParameters()) {
			RequestParam query = parameter.getAnnotation(RequestParam.class);
			if (parameter.isAnnotationPresent(RequestHeader.class)) {
				parameters.add(reference("parameters", "idempotencyKey"));
			}
			else if (query != null) {
				parameters.add(ofQuery(parameter, query, text));
			}
		}
		return parameters;
	}

	/** The frame describes each by what it is the number of. */
	private String ofPath(Matcher variable) {
		return this.frame.at("/components/parameters")
			.propertyStream()
			.filter((known) -> known.getValue().path("x-of").asString("").equals(variable.group(1)))
			.filter((known) -> known.getValue().path("name").asString().equals(variable.group(2)))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("frame.json knows no parameter " + variable.group()));
	}

	private ObjectNode ofQuery(Parameter parameter, RequestParam query, Javadocs.Comment text) {
		boolean preset = !query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
		boolean optional = parameter.getType() == Optional.class;
		Type type = optional ? ResolvableType.forType(parameter.getParameterizedType()).getGeneric(0).getType()
				: parameter.getType();
		ObjectNode schema = this.read.of(type);
		if (preset) {
			schema.set("default", JSON.readTree(query.defaultValue()));
		}
		return JSON.createObjectNode()
			.put("name", query.name().isEmpty() ? parameter.getName() : query.name())
			.put("in", "query")
			.put("description", text.of(parameter.getName()))
			.put("required", !preset && !optional)
			.set("schema", schema);
	}

	private void answers(Endpoint endpoint, ObjectNode responses) {
		if (endpoint.said().isEmpty()) {
			responses.set("200", reference("responses", "description"));
			responses.set("304", reference("responses", "notModified"));
			return;
		}
		Operation said = endpoint.said().get();
		Class<?> answer = said.answer();
		ObjectNode schema = JSON.createObjectNode();
		if (answer.isArray()) {
			schema.put("type", "array").set("items", this.written.of(answer.componentType()));
		}
		else {
			schema = this.written.of(answer);
		}
		ObjectNode good = responses.putObject(String.valueOf(said.status().value()));
		String each = this.docs.of(answer.isArray() ? answer.componentType() : answer).first();
		good.put("description", answer.isArray() ? "A list. Each: " + each : each);
		good.withObject("content").withObject("application/json").set("schema", schema);
		Problems.of(endpoint)
			.forEach((status) -> responses.set(String.valueOf(status.value()), reference("responses", name(status))));
	}

	static String name(HttpStatus status) {
		String words = status.getReasonPhrase().replace(" ", "");
		return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
	}

	private ObjectNode reference(String kind, String name) {
		if (this.frame.at("/components/%s/%s".formatted(kind, name)).isMissingNode()) {
			throw new IllegalStateException("frame.json has no %s in %s".formatted(name, kind));
		}
		return JSON.createObjectNode().put("$ref", "#/components/%s/%s".formatted(kind, name));
	}

	private static JsonNode json(String file) {
		return JSON.readTree(text(file));
	}

	private static String text(String file) {
		try {
			return new ClassPathResource(file, DescribeApi.class).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the API's description needs it", ex);
		}
	}

}
