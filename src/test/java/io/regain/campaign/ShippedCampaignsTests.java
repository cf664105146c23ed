package io.regain.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The campaigns of the repository are held to what is asked of everybody's. */
class ShippedCampaignsTests {

	private static final Path HOME = Path.of("");

	@Test
	void allAreValidAndUsed() {
		Catalogue catalogue = Catalogue.read(HOME);
		assertThat(Sample.report(catalogue)).isEmpty();
		assertThat(catalogue.campaigns()).extracting(Campaign::id)
			.containsExactly("delivery-delay-update", "goodwill-reminder", "incident-csat", "incident-update",
					"lapsed-90-days", "late-delivery-apology", "payments-apology", "wrong-price");
		assertThat(catalogue.compensations()).extracting(Compensation::id).containsExactly("payments");
		assertThat(catalogue.segments()).extracting(Segment::id)
			.containsExactlyInAnyOrderElementsOf(catalogue.campaigns()
				.stream()
				.flatMap((campaign) -> Stream.concat(Stream.of(campaign.audience().segment()),
						campaign.audience().exclude().stream()))
				.distinct()
				.toList());
	}

	@ParameterizedTest
	@MethodSource("sources")
	void theFirstLineNamesTheSchemaForEditors(Source source) throws IOException {
		String schema = source.isSegment() ? "../segment.schema.json" : "../campaign.schema.json";
		assertThat(source.text()).startsWith("# yaml-language-server: $schema=" + schema + "\n");
		assertThat(HOME.resolve(source.file()).resolveSibling(schema).toRealPath()).isRegularFile();
	}

	static Stream<Source> sources() {
		Catalogue catalogue = Catalogue.read(HOME);
		return catalogue.ids().stream().flatMap((id) -> catalogue.sources(id).stream()).distinct();
	}

	@ParameterizedTest
	@MethodSource("sources")
	void theFileEndsInALineOfItsOwnAndHasNoTabs(Source source) throws IOException {
		assertThat(Files.readString(HOME.resolve(source.file()))).endsWith("\n").doesNotContain("\t");
	}

}
