package io.regain.console.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.regain.Lavka;
import io.regain.Patience;
import io.regain.delivery.RunStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The description of the API is the API's. It is made of the code; after a wanted change
 * {@code -Dregain.golden=write} writes it anew, to be looked at.
 */
class OpenApiTests {

	private static final Path FILE = Path.of("src/main/resources/io/regain/console/api/openapi.json");

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
		.enable(SerializationFeature.INDENT_OUTPUT)
		.build();

	private final Lavka lavka = Lavka.open();

	private final RequestMappingHandlerMapping mappings = this.lavka.bean("requestMappingHandlerMapping",
			RequestMappingHandlerMapping.class);

	@Test
	void theFileSaysWhatTheCodeSays() throws IOException {
		String generated = MAPPER.writeValueAsString(DescribeApi.of(Endpoints.of(this.mappings))) + "\n";
		if ("write".equals(System.getProperty("regain.golden"))) {
			assertThat(System.getenv()).as("nobody looks at what CI writes").doesNotContainKey("CI");
			Files.createDirectories(FILE.getParent());
			Files.writeString(FILE, generated);
		}
		assertThat(FILE).hasContent(generated);
	}

	@Test
	void itNamesEachEndpointAndItsRolesAndNoOther() throws IOException {
		Map<String, Set<String>> described = new TreeMap<>();
		file().path("paths")
			.forEachEntry((path, verbs) -> verbs
				.forEachEntry((verb, operation) -> described.put(verb + " " + path, texts(operation.path("x-roles")))));
		Map<String, Set<String>> answered = new TreeMap<>();
		this.mappings.getHandlerMethods().forEach((mapping, method) -> {
			Allowed allowed = method.getMethodAnnotation(Allowed.class);
			Set<String> roles = new TreeSet<>();
			for (Role role : (allowed != null) ? allowed.value() : new Role[0]) {
				roles.add(role.id());
			}
			mapping.getPatternValues()
				.stream()
				.filter((path) -> path.startsWith("/api"))
				.forEach((path) -> mapping.getMethodsCondition()
					.getMethods()
					.forEach((verb) -> answered.put(verb.asHttpMethod().name().toLowerCase(Locale.ROOT) + " " + path,
							roles)));
		});
		assertThat(described).isEqualTo(answered).hasSizeGreaterThan(20);
	}

	@Test
	void itIsOpenApi() throws IOException {
		SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
				(builder) -> builder.schemas(OpenApiTests::published));
		var schema = registry.getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"));
		assertThat(schema.validate(Files.readString(FILE), InputFormat.JSON)).extracting(Error::toString).isEmpty();
		assertThat(schema.validate(Files.readString(FILE).replace("\"in\" : \"path\"", "\"in\" : \"nowhere\""),
				InputFormat.JSON))
			.isNotEmpty();
		assertThat(schema.validate(Files.readString(FILE).replace("\"type\" : \"integer\"", "\"type\" : \"number 5\""),
				InputFormat.JSON))
			.isNotEmpty();
	}

	/** As it is on its way, in the jar of {@code vertx-openapi}. */
	private static @Nullable String published(String address) {
		try {
			ClassPathResource file = new ClassPathResource(address.replace("https://", ""));
			return file.exists() ? file.getContentAsString(StandardCharsets.UTF_8) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void eachReferenceLeadsSomewhereAndNothingIsLeftOver() throws IOException {
		JsonNode file = file();
		Set<String> named = new TreeSet<>();
		file.findValuesAsString("$ref").forEach((place) -> {
			assertThat(file.at(place.substring(1)).isMissingNode()).as(place).isFalse();
			named.add(place);
		});
		for (String kind : Set.of("schemas", "parameters", "responses", "headers")) {
			file.at("/components/" + kind)
				.propertyNames()
				.forEach((name) -> assertThat(named).contains("#/components/%s/%s".formatted(kind, name)));
		}
		assertThat(file.findValuesAsString("operationId")).doesNotHaveDuplicates()
			.allMatch((id) -> id.matches("[a-zA-Z]+"));
	}

	@Test
	void eachLimitIsOfSomethingThatIsThere() throws IOException {
		JsonNode schemas = file().at("/components/schemas");
		MAPPER.readTree(Files.readString(Path.of("src/test/resources/io/regain/console/api/limits.json")))
			.forEachEntry((place, limits) -> {
				JsonNode schema = schemas.at("/" + place.replace(".", "/properties/"));
				limits.forEachEntry((name, limit) -> assertThat(schema.path(name)).as(place).isEqualTo(limit));
			});
		assertThat(texts(schemas.at("/RunProgress/properties/status/enum"))).isEqualTo(
				Arrays.stream(RunStatus.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)));
	}

	@Test
	void whoHasNoTokenMayReadIt() throws Exception {
		URI address = this.lavka.url().resolve("/api/v1/openapi.json");
		HttpResponse<String> answer = get(address, "Accept", "*/*");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=300, public");
		assertThat(answer.body()).isEqualTo(Files.readString(FILE));
		String tag = answer.headers().firstValue("ETag").orElseThrow();
		assertThat(get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
	}

	private static HttpResponse<String> get(URI address, String... headers) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(address).timeout(Patience.LONG).headers(headers).build(),
					BodyHandlers.ofString());
	}

	private static Set<String> texts(JsonNode list) {
		Set<String> texts = new TreeSet<>();
		list.forEach((text) -> texts.add(text.asString()));
		return texts;
	}

	private static JsonNode file() throws IOException {
		return MAPPER.readTree(Files.readString(FILE));
	}

}
