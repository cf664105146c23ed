package io.regain.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.springframework.util.FileSystemUtils;

/**
 * A home folder with one campaign, {@code note}, which writes by email to everybody in
 * {@code person}. Tests change a line of it.
 */
final class TestHome {

	static final String CAMPAIGN = """
			campaign: note
			title: A note
			class: service
			purpose: status-update
			owner: crm@lavka.example
			from: { name: Lavka, email: hello@lavka.example }
			audience:
			  segment: everybody
			send:
			  channels: [email]
			  template: test/note
			  within: 12h
			""";

	private static final String SEGMENT = """
			segment: everybody
			title: Everybody
			sql: SELECT id AS customer_id FROM regain_customer ORDER BY id
			""";

	private static final String TEXT = "Hello, ${customer.given_name!}. ${(links.unsubscribe)!}";

	private final Path folder;

	TestHome(Path folder) {
		this.folder = folder;
	}

	/** As it is before anybody changes something. */
	void reset() {
		try {
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		write("campaigns/test/note.yaml", CAMPAIGN);
		write("campaigns/segments/everybody.yaml", SEGMENT);
		Map.of("subject.en.ftl", "A note", "html.en.ftlh", "<p>" + TEXT + "</p>", "text.en.ftl", TEXT)
			.forEach((name, text) -> write("templates/test/note/" + name, text));
	}

	/** The campaign with one line changed. */
	void change(String line, String other) {
		if (!CAMPAIGN.contains(line)) {
			throw new IllegalArgumentException("the campaign has no line '%s'".formatted(line));
		}
		write("campaigns/test/note.yaml", CAMPAIGN.replace(line, other));
	}

	void write(String name, String text) {
		try {
			Path file = this.folder.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
