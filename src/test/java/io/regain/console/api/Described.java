package io.regain.console.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.regain.Lavka;
import io.regain.Patience;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that knows of the API what its description says, and holds every answer
 * against it: status, type, headers and body, in which nothing may be that is not
 * described.
 */
final class Described {

	private static final JsonMapper JSON = new JsonMapper();

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final URI server;

	private final ObjectNode description;

	private final ObjectNode strict;

	private final Set<String> seen = new TreeSet<>();

	private Described(URI server, ObjectNode description) {
		this.server = server;
		this.description = description;
		this.strict = description.deepCopy();
		this.strict.at("/components/schemas").forEach(Described::forbidMore);
	}

	static Described at(URI server) throws IOException {
		return new Described(server, (ObjectNode) JSON
			.readTree(new ClassPathResource("openapi.json", DescriptionController.class).getContentAsByteArray()));
	}

	/** Clients pass over what is not described; we want to know of it. */
	private static void forbidMore(JsonNode schema) {
		if (schema.has("properties") && !schema.has("additionalProperties")) {
			((ObjectNode) schema).put("additionalProperties", false);
		}
	}

	/** All operations, by id: where they are, and what is said of them. */
	Stream<Place> operations() {
		return this.description.path("paths")
			.propertyStream()
			.flatMap((path) -> path.getValue()
				.propertyStream()
				.map((verb) -> new Place(path.getKey(), verb.getKey(), (ObjectNode) verb.getValue())));
	}

	private Place operation(String id) {
		return operations().filter((place) -> place.id().equals(id)).findFirst().orElseThrow();
	}

	/** The example that the description gives of a body. */
	ObjectNode example(String id) {
		return operation(id).what().at("/requestBody/content/application~1json/example").deepCopy().asObject();
	}

	/**
	 * Every operation and status that was answered so far, as in
	 * {@code openIncident 201}.
	 */
	Set<String> seen() {
		return this.seen;
	}

	JsonNode good(String id, String person, Object... variables) throws IOException, InterruptedException {
		return good(id, person, JSON.createObjectNode(), variables);
	}

	JsonNode good(String id, String person, ObjectNode body, Object... variables)
			throws IOException, InterruptedException {
		Place place = operation(id);
		String status = place.statuses().stream().filter((one) -> one.startsWith("2")).findFirst().orElseThrow();
		return ask(place, Integer.parseInt(status), headers(person, UUID.randomUUID().toString()),
				place.has("requestBody") ? body : null, variables);
	}

	static Map<String, String> headers(String person, String key) {
		return Map.of("Authorization", "Bearer " + Lavka.token(person), "Idempotency-Key", key);
	}

	/**
	 * @param variables of the path, in their order; what is more is the query
	 */
	JsonNode ask(Place place, int status, Map<String, String> headers, @Nullable ObjectNode body, Object... variables)
			throws IOException, InterruptedException {
		Iterator<Object> values = List.of(variables).iterator();
		StringBuilder path = new StringBuilder();
		for (String part : place.path().substring(1).split("/")) {
			path.append('/').append(part.startsWith("{") ? values.next() : part);
		}
		values.forEachRemaining(path::append);
		HttpRequest.Builder request = HttpRequest.newBuilder(this.server.resolve(path.toString()))
			.timeout(Patience.LONG)
			.method(place.verb().toUpperCase(Locale.ROOT),
					(body != null) ? BodyPublishers.ofString(body.toString()) : BodyPublishers.noBody());
		headers.forEach(request::header);
		HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
		String what = "%s %s: %s".formatted(place.verb(), path, answer.body());
		assertThat(answer.statusCode()).as(what).isEqualTo(status);
		this.seen.add(place.id() + " " + status);
		return check(place, answer, what);
	}

	private JsonNode check(Place place, HttpResponse<String> answer, String what) {
		assertThat(place.statuses()).as(what).contains(String.valueOf(answer.statusCode()));
		JsonNode said = resolve(place.what().path("responses").path(String.valueOf(answer.statusCode())));
		said.path("headers")
			.propertyNames()
			.forEach((header) -> assertThat(answer.headers().map()).as(what).containsKey(header));
		String type = answer.headers().firstValue("Content-Type").orElse("none").replaceAll(";.*", "");
		assertThat(said.path("content").propertyNames()).as(what).contains(type);
		JsonNode body = JSON.readTree(answer.body());
		assertThat(problems(said.path("content").path(type).path("schema"), body)).as(what).isEmpty();
		return body;
	}

	List<String> problems(JsonNode schema, JsonNode value) {
		ObjectNode whole = schema.deepCopy().asObject();
		whole.set("components", this.strict.path("components"));
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(whole)
			.validate(value, (context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true)))
			.stream()
			.map(Error::toString)
			.toList();
	}

	private JsonNode resolve(JsonNode node) {
		return node.has("$ref") ? this.description.at(node.path("$ref").asString().substring(1)) : node;
	}

	/** An operation, and where it is. */
	record Place(String path, String verb, ObjectNode what) {

		String id() {
			return this.what.path("operationId").asString();
		}

		Set<String> statuses() {
			return Set.copyOf(this.what.path("responses").propertyNames());
		}

		boolean has(String part) {
			return this.what.has(part);
		}

		/** Those who may, as the description says. */
		Set<String> roles() {
			Set<String> roles = new TreeSet<>();
			this.what.path("x-roles").forEach((role) -> roles.add(role.asString()));
			return roles;
		}

	}

}
