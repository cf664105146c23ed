package io.regain.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** In whose colours pages stand, and that they can be read. */
class AccentTests {

	/** The values of WebAIM's contrast checker. */
	@ParameterizedTest
	@CsvSource({ "#000000, #ffffff, 21", "#ffffff, #ffffff, 1", "#777777, #ffffff, 4.48", "#17663f, #ffffff, 6.98",
			"#ff0000, #ffffff, 4.0", "#86d6a9, #222427, 9.0" })
	void aContrastIsThatOfWcag(String one, String other, double ratio) {
		Colour first = Colour.parse(one).orElseThrow();
		Colour second = Colour.parse(other).orElseThrow();
		assertThat(first.contrast(second)).isCloseTo(ratio, within(0.06)).isEqualTo(second.contrast(first));
	}

	@Test
	void aBrandsColoursAreTakenAsTheyAre() {
		assertThat(Accent.of(Map.of("colour", "#17663F", "colour_on_dark", "#86d6a9")))
			.isEqualTo(new Accent("#17663f", "#86d6a9"));
		assertThat(Accent.complaint(Map.of("colour", "#17663F"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "#ffcc00", "#ffffff", "#00aaff", "#ff6600", "#000000", "#222427" })
	void whateverTheBrandLettersCanBeRead(String colour) {
		Accent accent = Accent.of(Map.of("colour", colour));
		assertThat(Colour.parse(accent.colour()).orElseThrow().contrast(Colour.parse("#f4f3ef").orElseThrow()))
			.isGreaterThanOrEqualTo(4.5);
		assertThat(Colour.parse(accent.onDark()).orElseThrow().contrast(Colour.parse("#222427").orElseThrow()))
			.isGreaterThanOrEqualTo(4.5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "green", "#fff", "#17663f;}body{display:none", "rgb(1, 2, 3)", "</style>" })
	void whatIsNoColourIsNobodys(String colour) {
		assertThat(Accent.of(Map.of("colour", colour))).isEqualTo(Accent.NOBODYS);
		assertThat(Accent.of(Map.of("colour", "#17663f", "colour_on_dark", colour)).colour()).isEqualTo("#17663f");
	}

	@Test
	void aColourOnWhichNobodyCanReadIsComplainedOf() {
		assertThat(Accent.complaint(Map.of("colour", "#ffcc00")))
			.hasValueSatisfying((complaint) -> assertThat(complaint).contains("#ffcc00", "1.5 to 1", "4.5",
					Accent.of(Map.of("colour", "#ffcc00")).colour()));
	}

	@Test
	void itIsReadFromTheBrandsFile(@TempDir Path folder) throws IOException {
		Templates templates = new Templates(folder.resolve("templates"));
		assertThat(templates.accent()).isEqualTo(Accent.NOBODYS);
		Files.createDirectories(folder.resolve("templates/_layout"));
		Path file = folder.resolve("templates/_layout/brand.yaml");
		Files.writeString(file, "colour: \"#334455\"\n");
		assertThat(templates.accent().colour()).isEqualTo("#334455");
		Files.writeString(file, "colour: [");
		assertThat(templates.accent()).isEqualTo(Accent.NOBODYS);
	}

}
