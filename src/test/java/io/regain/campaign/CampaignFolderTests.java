package io.regain.campaign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;

class CampaignFolderTests {

	private final Path home;

	CampaignFolderTests(@TempDir Path home) {
		this.home = home;
	}

	@BeforeEach
	void aValidCampaign() throws IOException {
		for (Source source : VALID.sources()) {
			write(source.file(), source.text().getBytes(StandardCharsets.UTF_8));
		}
	}

	@Test
	void aFolderIsReadWithItsSegments() {
		assertThat(report()).isEmpty();
		assertThat(Catalogue.read(this.home).campaign("autumn")).isEqualTo(VALID.read().campaign("autumn"));
	}

	@Test
	void aMissingFolderIsAProblem() {
		Path nowhere = this.home.resolve("nowhere");
		assertThat(Sample.report(Catalogue.read(nowhere)))
			.isEqualTo("campaigns: there is no such folder in %s\n".formatted(nowhere));
	}

	@Test
	void whatIsNoCampaignIsLeftAlone() throws IOException {
		write("campaigns/README.md", "# Campaigns");
		write("campaigns/winback/notes.txt", "later");
		write("campaigns/winback/.autumn.yaml", "half written");
		write("campaigns/.git/config.yaml", "of another");
		assertThat(report()).isEmpty();
	}

	@Test
	void whatLiesInTheWrongPlaceIsNamed() throws IOException {
		write("campaigns/winter.yaml", "campaign: winter");
		write("campaigns/winback/old/winter.yaml", "campaign: winter");
		write("campaigns/winback/summer.yml", "campaign: summer");
		assertThat(report()).isEqualTo("""
				campaigns/winback/old/winter.yaml: lies in the wrong folder; \
				allowed: campaigns/<family>/<id>.yaml and campaigns/segments/<id>.yaml
				campaigns/winback/summer.yml: the name ends in .yml; allowed: .yaml
				campaigns/winter.yaml: lies in the wrong folder; \
				allowed: campaigns/<family>/<id>.yaml and campaigns/segments/<id>.yaml
				""");
	}

	@Test
	void aFileIsUtf8() throws IOException {
		write("campaigns/winback/winter.yaml", "# Лето\ntitle: Зима".getBytes("windows-1251"));
		write("campaigns/winback/spring.yaml", "# ж\ntitle: \u00c9".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(report()).isEqualTo("""
				campaigns/winback/spring.yaml:2:8: the byte 0xC9 is not UTF-8; save the file as UTF-8
				campaigns/winback/winter.yaml:1:3: the byte 0xCB is not UTF-8; save the file as UTF-8
				""");
	}

	@Test
	void aFileHasABound() throws IOException {
		write("campaigns/winback/winter.yaml", "# large\n".repeat(40_000));
		assertThat(report())
			.isEqualTo("campaigns/winback/winter.yaml: is larger than 256 KiB, which no campaign needs\n");
	}

	@Test
	void linksAreFollowedAsMountedConfigurationNeedsIt() throws IOException {
		Path mounted = this.home.resolve("campaigns/..data");
		Files.createDirectories(mounted);
		Files.move(this.home.resolve(Sample.CAMPAIGN_FILE), mounted.resolve("autumn.yaml"));
		Files.createSymbolicLink(this.home.resolve(Sample.CAMPAIGN_FILE), mounted.resolve("autumn.yaml"));
		assertThat(report()).isEmpty();
		assertThat(Catalogue.read(this.home).ids()).containsExactly("autumn");
	}

	@Test
	void aLinkInACircleIsAProblem() throws IOException {
		Files.createSymbolicLink(this.home.resolve("campaigns/again"), this.home.resolve("campaigns"));
		assertThat(report()).startsWith("campaigns: cannot be read: ");
	}

	private String report() {
		return Sample.report(Catalogue.read(this.home));
	}

	private void write(String file, String text) throws IOException {
		write(file, text.getBytes(StandardCharsets.UTF_8));
	}

	private void write(String file, byte[] bytes) throws IOException {
		Path path = this.home.resolve(file);
		Files.createDirectories(path.getParent());
		Files.write(path, bytes);
	}

}
