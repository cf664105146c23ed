package io.regain.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.regain.message.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TemplatesTests {

	@TempDir
	private Path home;

	private Templates templates;

	@BeforeEach
	void twoTemplates() throws IOException {
		write("templates/_layout/email.ftlh", "layout");
		write("templates/_layout/brand.yaml", "name: Lavka");
		write("templates/winback/offer/sms.en.ftl", "offer");
		write("templates/winback/offer/html.en.ftlh", "offer");
		write("templates/apology/late-order/sms.ru.ftl", "apology");
		this.templates = new Templates(this.home.resolve("templates"));
	}

	@Test
	void namesAreTheFoldersOfTheFamilies() throws IOException {
		write("templates/.git/x/y.ftl", "");
		write("templates/winback/notes.txt", "");
		assertThat(this.templates.names()).containsExactly("apology/late-order", "winback/offer");
		assertThat(new Templates(this.home.resolve("nothing")).names()).isEmpty();
	}

	@Test
	void aBundleHasTheTemplatesOwnFilesAndTheLayouts() throws IOException {
		write("templates/winback/offer/picture.png", "no template");
		write("templates/winback/offer/.html.en.ftlh.swp", "an editor's");
		TemplateBundle bundle = this.templates.load("winback/offer");
		assertThat(bundle.name()).isEqualTo("winback/offer");
		assertThat(bundle.files()).containsOnlyKeys("_layout/brand.yaml", "_layout/email.ftlh",
				"winback/offer/html.en.ftlh", "winback/offer/sms.en.ftl");
		assertThat(bundle.locales(Channel.SMS)).containsExactly("en");
		assertThat(bundle.locales(Channel.EMAIL)).isEmpty();
	}

	@Test
	void aBundleIsTheSameFromEverySystemsEditors() throws IOException {
		write("templates/winback/offer/sms.en.ftl", "one\ntwo\n");
		TemplateBundle before = this.templates.load("winback/offer");
		write("templates/winback/offer/sms.en.ftl", "\ufeffone\r\ntwo\r\n");
		assertThat(this.templates.load("winback/offer")).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "winback/ofer", "winback/offr", "winback/offers" })
	void aNameThatIsNearlyOneIsAskedAfter(String name) {
		assertThatExceptionOfType(TemplateLoadException.class).isThrownBy(() -> this.templates.load(name))
			.withMessage("there is no template '%s'; did you mean 'winback/offer'?".formatted(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "..", "../..", "../../etc", "winback", "_layout", "winback/offer/",
			"./winback/offer", "winback/../winback/offer", "/etc/passwd", "winback/offer\u0000" })
	void nothingElseIsATemplate(String name) {
		assertThatExceptionOfType(TemplateLoadException.class).isThrownBy(() -> this.templates.load(name))
			.withMessageContaining("there is no template");
	}

	@Test
	void aLinkInsideOfTheFolderIsFollowed() throws IOException {
		link("templates/winback/offer/sms.ru.ftl", this.home.resolve("templates/apology/late-order/sms.ru.ftl"));
		assertThat(this.templates.load("winback/offer").files()).containsEntry("winback/offer/sms.ru.ftl", "apology");
	}

	@Test
	void aLinkThatLeadsOutOfTheFolderIsRefused() throws IOException {
		write("secret.txt", "password");
		write("elsewhere/sms.en.ftl", "password");
		link("templates/winback/offer/sms.ru.ftl", this.home.resolve("secret.txt"));
		link("templates/winback/offer/text.ru.ftl", this.home.resolve("nowhere"));
		link("templates/winback/linked", this.home.resolve("elsewhere"));
		assertThatExceptionOfType(TemplateLoadException.class).isThrownBy(() -> this.templates.load("winback/offer"))
			.withMessage("""
					templates/winback/offer/sms.ru.ftl: is a link that leads out of the folder of templates
					templates/winback/offer/text.ru.ftl: is a link that leads nowhere""");
		assertThatExceptionOfType(TemplateLoadException.class).isThrownBy(() -> this.templates.load("winback/linked"))
			.withMessageContaining("leads out of the folder");
	}

	@Test
	void theFolderItselfMayBeALink() throws IOException {
		link("link", this.home.resolve("templates"));
		assertThat(new Templates(this.home.resolve("link")).load("winback/offer").files()).hasSize(4);
	}

	@Test
	void whatIsNoTextOfASaneSizeIsRefused() throws IOException {
		Files.write(this.home.resolve("templates/winback/offer/sms.en.ftl"), new byte[] { 'a', (byte) 0xe9 });
		write("templates/winback/offer/html.en.ftlh", "x".repeat(256 * 1024 + 1));
		Files.createDirectory(this.home.resolve("templates/winback/offer/text.en.ftl"));
		assertThatExceptionOfType(TemplateLoadException.class).isThrownBy(() -> this.templates.load("winback/offer"))
			.withMessageContaining("sms.en.ftl: is not UTF-8")
			.withMessageContaining("html.en.ftlh: has 262145 bytes; allowed are 262144")
			.withMessageContaining("text.en.ftl: is not a file");
	}

	private void write(String path, String text) throws IOException {
		Path file = this.home.resolve(path);
		Files.createDirectories(file.getParent());
		Files.write(file, text.getBytes(StandardCharsets.UTF_8));
	}

	private void link(String path, Path target) throws IOException {
		Files.createSymbolicLink(this.home.resolve(path), target);
	}

}
