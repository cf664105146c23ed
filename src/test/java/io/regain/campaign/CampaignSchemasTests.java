package io.regain.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.regain.campaign.schema.SchemaGeneration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps the schema files true to the records. After a change of {@link CampaignYaml},
 * {@link SegmentYaml} or {@link CompensationYaml}, run with {@code -Dregain.golden=write}
 * and look at the difference.
 */
class CampaignSchemasTests {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
		.enable(SerializationFeature.INDENT_OUTPUT)
		.build();

	enum SchemaFile {

		CAMPAIGN(CampaignYaml.class, "Campaign", "Who is told what, how and when."),
		SEGMENT(SegmentYaml.class, "Segment", "Which customers, as of a run date."),
		COMPENSATION(CompensationYaml.class, "Compensation", "Who is given what when something went wrong.");

		final Class<? extends Record> shape;

		final String title;

		final String description;

		SchemaFile(Class<? extends Record> shape, String title, String description) {
			this.shape = shape;
			this.title = title;
			this.description = description;
		}

		String file() {
			return "campaigns/%s.schema.json".formatted(this.title.toLowerCase(Locale.ROOT));
		}

		String generated() {
			return MAPPER.writeValueAsString(SchemaGeneration.of(this.shape, this.title, this.description)) + "\n";
		}

	}

	@ParameterizedTest
	@EnumSource
	void theFileSaysWhatTheRecordSays(SchemaFile schema) throws IOException {
		Path file = Path.of(schema.file());
		if ("write".equals(System.getProperty("regain.golden"))) {
			assertThat(System.getenv()).as("nobody looks at what CI writes").doesNotContainKey("CI");
			Files.writeString(file, schema.generated());
		}
		assertThat(file).hasContent(schema.generated());
	}

	@ParameterizedTest
	@EnumSource
	void whatIsReadByIsWhatIsShipped(SchemaFile schema) throws IOException {
		assertThat(CampaignSchemas.files()).containsEntry(schema.file(), Files.readString(Path.of(schema.file())));
	}

}
