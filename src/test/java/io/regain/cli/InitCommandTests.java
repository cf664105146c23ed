package io.regain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.regain.RegainApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a new company gets is complete and valid, and nothing of its own is overwritten.
 */
class InitCommandTests {

	private final Cli cli = new Cli(RegainApplication.class);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@Test
	void aNewFolderHasACampaignWithAllThatItNeeds() {
		assertThat(this.cli.run("init", this.folder.toString())).isEqualTo(Exit.OK);
		assertThat(this.folder).isDirectoryRecursivelyContaining("glob:**/campaigns/starter/hello.yaml")
			.isDirectoryRecursivelyContaining("glob:**/campaigns/segments/everybody.yaml")
			.isDirectoryRecursivelyContaining("glob:**/campaigns/campaign.schema.json")
			.isDirectoryRecursivelyContaining("glob:**/campaigns/segment.schema.json")
			.isDirectoryRecursivelyContaining("glob:**/templates/_layout/brand.yaml")
			.isDirectoryRecursivelyContaining("glob:**/templates/_layout/email.ftlh")
			.isDirectoryRecursivelyContaining("glob:**/templates/starter/hello/sms.ru.ftl");
	}

	@Test
	void theNewFolderIsValidAndCanBeLookedAt() {
		this.cli.run("init", this.folder.toString());
		assertThat(this.cli.run("validate", "--offline", "--home", this.folder.toString())).isEqualTo(Exit.OK);
		Path preview = this.folder.resolve("preview");
		assertThat(this.cli.run("preview", "hello", "--home", this.folder.toString(), "--out", preview.toString()))
			.isEqualTo(Exit.OK);
		assertThat(preview.resolve("email.en.html")).content().contains("Hello").doesNotContain("Lavka");
	}

	@Test
	void whoHasNotMadeTheBrandTheirOwnIsTold() throws IOException {
		Path folder = Files.createDirectories(this.folder.resolve("new"));
		try (Installation installation = new Installation()) {
			installation.run("init", folder.toString());
			assertThat(installation.run("validate", "--offline", "--home", folder.toString()).err())
				.contains("brand.yaml: warning: support_email", "receivers would read of company.example");
			Path brand = folder.resolve("templates/_layout/brand.yaml");
			Files.writeString(brand, Files.readString(brand).replace("company.example", "velo.test"));
			assertThat(installation.run("validate", "--offline", "--home", folder.toString()).err())
				.doesNotContain("warning");
		}
	}

	@Test
	void anIncidentCanBeToldAndAWrongMailingPutRight() {
		this.cli.run("init", this.folder.toString());
		for (String campaign : new String[] { "incident-update", "incident-csat", "wrong-price" }) {
			assertThat(this.cli.run("preview", campaign, "--home", this.folder.toString(), "--out",
					this.folder.resolve("preview").toString()))
				.as(campaign)
				.isEqualTo(Exit.OK);
			assertThat(this.folder.resolve("preview/email.en.html")).content().doesNotContain("Lavka");
		}
	}

	@Test
	void filesThatAreThereAlreadyStayAsTheyAre() throws IOException {
		Path brand = this.folder.resolve("templates/_layout/brand.yaml");
		Files.createDirectories(brand.getParent());
		Files.writeString(brand, "name: Velo\n");
		assertThat(this.cli.run("init", this.folder.toString())).isEqualTo(Exit.OK);
		assertThat(brand).hasContent("name: Velo");
		assertThat(this.folder.resolve("templates/_layout/email.ftlh")).exists();
	}

}
