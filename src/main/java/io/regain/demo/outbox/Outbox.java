package io.regain.demo.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.util.FileSystemUtils;

/**
 * A folder with one page to look through everything that was sent, {@code index.html},
 * and each mail as a page and as MIME source in {@code mail/}. Works from the file
 * system, without a server.
 *
 * @param folder where to write; what an earlier outbox wrote there is replaced
 * @param brand who was speaking, as people know them
 */
public record Outbox(Path folder, String brand) {

	/**
	 * Writes all files.
	 * @return the page to open
	 */
	public Path write(List<? extends Sent> sent) {
		Path mails = this.folder.resolve("mail");
		try {
			FileSystemUtils.deleteRecursively(mails);
			Files.createDirectories(mails);
			List<Entry> entries = entries(sent.stream().sorted(Comparator.comparing(Sent::at)).toList());
			return Files.writeString(this.folder.resolve("index.html"), new IndexPage(this.brand, entries).html());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("could not write the outbox " + this.folder, ex);
		}
	}

	/**
	 * The latest first, as inboxes have it. Thousands of small files: several at once.
	 */
	private List<Entry> entries(List<? extends Sent> sent) {
		return IntStream.rangeClosed(1, sent.size()).parallel().mapToObj((place) -> {
			int number = sent.size() + 1 - place;
			try {
				return sent.get(number - 1).write(number, this);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("could not write message " + number, ex);
			}
		}).toList();
	}

	/** Where a file of a mail belongs; the page's script knows it too. */
	Path mailFile(int number, String ending) {
		return this.folder.resolve("mail/%04d.%s".formatted(number, ending));
	}

}
