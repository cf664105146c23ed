package io.regain.console.api;

import java.lang.reflect.Type;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.SchemaDefinitionNamingStrategy;
import io.regain.message.Content;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas of what {@link Bodies} reads or writes. What is read may be left out if it is
 * {@link Optional} or has a value of its own, and knows no other field; what is written
 * is always there, or null.
 */
final class Shapes {

	private static final JsonMapper JSON = new JsonMapper();

	/** It is read by hand, since it is not ours: what it is, frame.json says. */
	private static final String ALERTS = """
			{ "anyOf": [
			  { "$ref": "#/components/schemas/Alert" },
			  { "type": "object", "required": [ "alerts" ], "properties": {
			    "alerts": { "type": "array", "items": { "$ref": "#/components/schemas/Alert" } } },
			    "additionalProperties": true } ] }""";

	private static final String PLACE = "components/schemas";

	private final Javadocs docs;

	private final boolean read;

	private final SchemaBuilder builder;

	private Shapes(Javadocs docs, boolean read) {
		this.docs = docs;
		this.read = read;
		this.builder = new SchemaGenerator(config().build()).buildMultipleSchemaDefinitions();
	}

	static Shapes read(Javadocs docs) {
		return new Shapes(docs, true);
	}

	static Shapes written(Javadocs docs) {
		return new Shapes(docs, false);
	}

	/** Its schema, or where that is. */
	ObjectNode of(Type type) {
		return this.builder.createSchemaReference(type);
	}

	/** All that were asked for, by name. */
	ObjectNode all() {
		return this.builder.collectDefinitions(PLACE);
	}

	private SchemaGeneratorConfigBuilder config() {
		SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12,
				OptionPreset.PLAIN_JSON);
		config.with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.STANDARD_FORMATS, Option.EXTRA_OPEN_API_FORMAT_VALUES);
		config.without(Option.FLATTENED_OPTIONALS, Option.SCHEMA_VERSION_INDICATOR);
		if (this.read) {
			config.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
		}
		config.forTypesInGeneral()
			.withPropertySorter((one, other) -> 0)
			.withDefinitionNamingStrategy(new Names())
			.withCustomDefinitionProvider(this::definition)
			.withTypeAttributeOverride(this::describe);
		config.forFields()
			.withPropertyNameOverrideResolver((field) -> kebab(field.getDeclaredName()))
			.withTargetTypeOverridesResolver((field) -> isOptional(field) ? field.getType().getTypeParameters() : null)
			.withNullableCheck((field) -> !this.read && field.getDeclaredType().getErasedType() == Optional.class)
			.withRequiredCheck((field) -> !this.read || !(field.getDeclaredType().getErasedType() == Optional.class
					|| field.getDeclaredType().isPrimitive()))
			.withInstanceAttributeOverride(this::describe);
		return config;
	}

	static String kebab(String name) {
		return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	/** As {@link Bodies} writes an enum's constant. */
	static String id(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static boolean isOptional(FieldScope field) {
		return field.getType().getErasedType() == Optional.class;
	}

	private @Nullable CustomDefinition definition(ResolvedType type, SchemaGenerationContext context) {
		Class<?> erased = type.getErasedType();
		ObjectNode node = context.getGeneratorConfig().createObjectNode();
		if (erased.isEnum()) {
			return ofEnum(erased, node);
		}
		if (Map.class.isAssignableFrom(erased)) {
			node.put("type", "object");
			ResolvedType each = type.typeParametersFor(Map.class).get(1);
			if (each.getErasedType() == JsonNode.class) {
				return inline(node.put("additionalProperties", true));
			}
			node.set("additionalProperties", context.createDefinitionReference(each));
			return inline(node);
		}
		if (erased == YearMonth.class) {
			return inline(node.put("type", "string").put("pattern", "^\\d{4}-\\d{2}$"));
		}
		if (erased == AlertBody.class) {
			node.setAll((ObjectNode) JSON.readTree(ALERTS));
			return new CustomDefinition(node.put("description", this.docs.of(erased).whole()),
					DefinitionType.ALWAYS_REF, AttributeInclusion.NO);
		}
		if (erased == Content.class) {
			for (Class<?> one : Content.class.getPermittedSubclasses()) {
				node.withArray("anyOf").add(context.createDefinitionReference(context.getTypeContext().resolve(one)));
			}
			return new CustomDefinition(node, DefinitionType.STANDARD, AttributeInclusion.YES);
		}
		return null;
	}

	private CustomDefinition ofEnum(Class<?> type, ObjectNode node) {
		List<Enum<?>> constants = Arrays.stream(type.getEnumConstants()).<Enum<?>>map((one) -> (Enum<?>) one).toList();
		node.put("type", "string");
		constants.stream().map(Shapes::id).forEach(node.withArray("enum")::add);
		String each = constants.stream()
			.filter((constant) -> !this.docs.of(constant).isEmpty())
			.map((constant) -> "\n- `%s`: %s".formatted(id(constant), this.docs.of(constant)))
			.collect(Collectors.joining());
		node.put("description", this.docs.of(type).whole() + (each.isEmpty() ? "" : "\n" + each));
		return new CustomDefinition(node, DefinitionType.ALWAYS_REF, AttributeInclusion.NO);
	}

	private static CustomDefinition inline(ObjectNode node) {
		return new CustomDefinition(node, DefinitionType.INLINE, AttributeInclusion.YES);
	}

	private void describe(ObjectNode node, TypeScope type, SchemaGenerationContext context) {
		Class<?> erased = type.getType().getErasedType();
		if (erased.isRecord() || erased == Content.class) {
			node.put("description", this.docs.of(erased).whole());
			Limits.of(SchemaNames.of(erased)).ifPresent(node::setAll);
		}
	}

	private void describe(ObjectNode node, FieldScope field, SchemaGenerationContext context) {
		if (field.isFakeContainerItemScope()) {
			return;
		}
		Class<?> owner = field.getDeclaringType().getErasedType();
		node.put("description", this.docs.of(owner).of(field.getDeclaredName()));
		if (this.read && field.getDeclaredType().getErasedType() == boolean.class) {
			node.put("default", false);
		}
		Limits.of(SchemaNames.of(owner) + "." + kebab(field.getDeclaredName())).ifPresent(node::setAll);
	}

	private static final class Names implements SchemaDefinitionNamingStrategy {

		@Override
		public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
			return SchemaNames.of(key.getType().getErasedType());
		}

	}

}
