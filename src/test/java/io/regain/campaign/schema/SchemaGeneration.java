package io.regain.campaign.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a JSON Schema from the records that a file is read into: their components are the
 * keys (in kebab case, or as {@link JsonProperty} says), required unless
 * {@link Optional}, described by {@link Key}. It is Draft 7 and holds no references,
 * because that is what editors understand best.
 */
public final class SchemaGeneration {

	private SchemaGeneration() {
	}

	public static ObjectNode of(Class<? extends Record> shape, String title, String description) {
		SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_7,
				OptionPreset.PLAIN_JSON);
		config.with(Option.INLINE_ALL_SCHEMAS, Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
		config.without(Option.FLATTENED_OPTIONALS);
		config.forTypesInGeneral()
			.withPropertySorter((one, other) -> 0)
			.withCustomDefinitionProvider(SchemaGeneration::definition)
			.withTypeAttributeOverride(SchemaGeneration::allowShortForm);
		config.forFields()
			.withPropertyNameOverrideResolver(SchemaGeneration::name)
			.withTargetTypeOverridesResolver((field) -> isOptional(field) ? field.getType().getTypeParameters() : null)
			.withRequiredCheck((field) -> field.getDeclaredType().getErasedType() != Optional.class)
			.withPatternPropertiesResolver((field) -> (field.getType().getErasedType() == Map.class)
					? Map.of(key(field).form().pattern(), field.getTypeParameterFor(Map.class, 1)) : null)
			.withCustomDefinitionProvider(SchemaGeneration::differingValue)
			.withInstanceAttributeOverride(SchemaGeneration::describe);
		ObjectNode schema = new SchemaGenerator(config.build()).generateSchema(shape);
		return schema.put("title", title).put("description", description);
	}

	/** As campaigns write an enum's constant, in kebab case. */
	private static String id(Object constant) {
		return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static String name(FieldScope field) {
		JsonProperty property = field.getAnnotation(JsonProperty.class);
		return (property != null) ? property.value()
				: field.getDeclaredName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	private static boolean isOptional(FieldScope field) {
		return field.getType().getErasedType() == Optional.class;
	}

	private static Key key(FieldScope field) {
		Key key = field.getAnnotation(Key.class);
		if (key == null) {
			throw new IllegalStateException("%s says nothing of itself".formatted(field));
		}
		return key;
	}

	private static @Nullable CustomDefinition definition(ResolvedType type, SchemaGenerationContext context) {
		ObjectNode node = context.getGeneratorConfig().createObjectNode();
		if (type.getErasedType().isEnum()) {
			node.put("type", "string");
			Arrays.stream(type.getErasedType().getEnumConstants())
				.map(SchemaGeneration::id)
				.forEach(node.putArray("enum")::add);
			return new CustomDefinition(node, CustomDefinition.INLINE_DEFINITION,
					CustomDefinition.INCLUDING_ATTRIBUTES);
		}
		if (type.getErasedType() == JsonNode.class) {
			allow(node, "string", "number", "array");
			addItems(node);
			return new CustomDefinition(node, CustomDefinition.INLINE_DEFINITION,
					CustomDefinition.INCLUDING_ATTRIBUTES);
		}
		return null;
	}

	/** A value, or several by names of a form. */
	private static @Nullable CustomPropertyDefinition differingValue(FieldScope field,
			SchemaGenerationContext context) {
		if (field.getType().getErasedType() != JsonNode.class || key(field).form() == Form.FREE) {
			return null;
		}
		ObjectNode node = context.getGeneratorConfig().createObjectNode();
		allow(node, "string", "number", "array", "object");
		addItems(node);
		node.put("minProperties", 1).put(SchemaNode.FORM, key(field).form().inWords());
		ObjectNode each = node.putObject("patternProperties").putObject(key(field).form().pattern());
		allow(each, "string", "array");
		addItems(each);
		node.put("additionalProperties", false);
		return new CustomPropertyDefinition(node);
	}

	private static void allowShortForm(ObjectNode node, TypeScope type, SchemaGenerationContext context) {
		if (type.getType().getErasedType().isAnnotationPresent(ShortForm.class)) {
			allow(node, "string", "number", "array", "object");
			addItems(node);
		}
	}

	private static void allow(ObjectNode node, String... types) {
		node.remove("type");
		List.of(types).forEach(node.putArray("type")::add);
	}

	/** A list holds texts, numbers, or rows of these. */
	private static void addItems(ObjectNode list) {
		list.put("minItems", 1);
		ObjectNode item = list.putObject("items");
		allow(item, "string", "number", "object");
		item.put("minProperties", 1);
		allow(item.putObject("additionalProperties"), "string", "number");
	}

	private static void describe(ObjectNode node, FieldScope field, SchemaGenerationContext context) {
		Key key = key(field);
		Class<?> type = field.getType().getErasedType();
		if (!field.isFakeContainerItemScope()) {
			node.put("description", key.value());
		}
		if (type == List.class) {
			node.put("minItems", 1).put("uniqueItems", true);
		}
		else if (type == Map.class) {
			node.put("minProperties", 1).put(SchemaNode.FORM, key.form().inWords());
		}
		else if (type == String.class) {
			describeText(node, key.form());
		}
		if (key.greatest() > 0) {
			node.put("minimum", 0).put("maximum", key.greatest());
		}
		if (!key.preset().isEmpty() && type == Integer.class) {
			node.put("default", Integer.parseInt(key.preset()));
		}
		else if (!key.preset().isEmpty()) {
			node.put("default", key.preset());
		}
	}

	private static void describeText(ObjectNode node, Form form) {
		if (form != Form.FREE) {
			node.put("pattern", form.pattern()).put(SchemaNode.FORM, form.inWords());
		}
		if (!form.examples().isEmpty()) {
			form.examples().forEach(node.putArray("examples")::add);
		}
	}

}
