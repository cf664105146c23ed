package io.regain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.regain.campaign.Campaign;
import io.regain.campaign.Home;
import io.regain.message.Content;
import io.regain.message.SegmentCount;
import io.regain.plan.Validation;
import io.regain.template.RenderLimits;
import io.regain.template.TemplateCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each shipped campaign in each channel and language, whole and byte for byte as in
 * {@code src/test/golden}. After a wanted change {@code -Dregain.golden=write} writes
 * them anew, to be looked at in the diff; CI never does.
 */
class ShippedMessagesTests {

	private static final Path GOLDEN = Path.of("src/test/golden");

	private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

	private static final Validation SHIPPED = new Validation(new Home(Path.of("")),
			new TemplateCheck(RenderLimits.DEFAULT), Optional.empty(), DAY);

	static Stream<String> campaigns() {
		return SHIPPED.catalogue().campaigns().stream().map(Campaign::id);
	}

	@Test
	void allShippedDefinitionsAndTemplatesAreValid() {
		assertThat(SHIPPED.problems()).isEmpty();
		assertThat(campaigns()).contains("late-delivery-apology", "delivery-delay-update", "lapsed-90-days");
	}

	@ParameterizedTest
	@MethodSource("campaigns")
	void aShippedCampaignSaysWhatItsGoldenFilesSay(String campaign) throws IOException {
		Path folder = GOLDEN.resolve(campaign);
		Map<String, String> now = rendered(campaign);
		if ("write".equals(System.getProperty("regain.golden")) && System.getenv("CI") == null) {
			write(folder, now);
		}
		assertThat(now).isEqualTo(read(folder));
	}

	@ParameterizedTest
	@MethodSource("campaigns")
	void noTextMessageIsLongerThanTwoSegments(String campaign) {
		preview(campaign).all().forEach((shown) -> {
			if (shown.content() instanceof Content.Sms sms) {
				assertThat(SegmentCount.of(sms.text()).segments()).as(sms.text()).isLessThanOrEqualTo(2);
			}
		});
	}

	private static TypicalPreview preview(String campaign) {
		return new TypicalPreview(SHIPPED.prepare(campaign).orElseThrow(), RenderLimits.DEFAULT, DAY,
				ZoneId.of("Europe/Moscow"));
	}

	private static Map<String, String> rendered(String campaign) {
		Map<String, String> files = new TreeMap<>();
		preview(campaign).all().forEach((shown) -> files.putAll(shown.files()));
		return files;
	}

	private static Map<String, String> read(Path folder) throws IOException {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> found = Files.list(folder)) {
			for (Path file : (Iterable<Path>) found::iterator) {
				files.put(file.getFileName().toString(), Files.readString(file));
			}
		}
		return files;
	}

	private static void write(Path folder, Map<String, String> files) throws IOException {
		Files.createDirectories(folder);
		for (Map.Entry<String, String> file : files.entrySet()) {
			Files.writeString(folder.resolve(file.getKey()), file.getValue());
		}
	}

}
