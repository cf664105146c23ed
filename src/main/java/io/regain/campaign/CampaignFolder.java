package io.regain.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.regain.message.Problem;

/**
 * What lies in the folder {@code campaigns} of a home folder: the texts, and what could
 * not be read or lies in the wrong place. Links are followed, because mounted
 * configuration consists of them; names that begin with a dot are skipped, as are files
 * that are no YAML.
 */
final class CampaignFolder {

	private static final int MAX_BYTES = 256 * 1024;

	private static final int MAX_DEPTH = 5;

	private final Path home;

	private final List<Source> sources = new ArrayList<>();

	private final List<Problem> problems = new ArrayList<>();

	private CampaignFolder(Path home) {
		this.home = home;
	}

	static CampaignFolder read(Path home) {
		CampaignFolder folder = new CampaignFolder(home);
		folder.read();
		return folder;
	}

	List<Source> sources() {
		return this.sources;
	}

	List<Problem> problems() {
		return this.problems;
	}

	private void read() {
		Path campaigns = this.home.resolve("campaigns");
		if (!Files.isDirectory(campaigns)) {
			reject("campaigns", "there is no such folder in %s".formatted(this.home.toAbsolutePath().normalize()));
			return;
		}
		try (Stream<Path> files = Files.find(campaigns, MAX_DEPTH, (path, file) -> file.isRegularFile(),
				FileVisitOption.FOLLOW_LINKS)) {
			files.sorted().forEach((path) -> take(path, this.home.relativize(path)));
		}
		catch (IOException | UncheckedIOException ex) {
			reject("campaigns", "cannot be read: %s".formatted(ex.getMessage()));
		}
	}

	private void take(Path path, Path relative) {
		String file = relative.toString().replace('\\', '/');
		if (file.contains("/.")) {
			return;
		}
		if (file.endsWith(".yml")) {
			reject(file, "the name ends in .yml; allowed: .yaml");
		}
		else if (file.endsWith(".yaml") && relative.getNameCount() != 3) {
			reject(file,
					"lies in the wrong folder; allowed: campaigns/<family>/<id>.yaml and campaigns/segments/<id>.yaml");
		}
		else if (file.endsWith(".yaml")) {
			take(path, file);
		}
	}

	private void take(Path path, String file) {
		try (InputStream in = Files.newInputStream(path)) {
			byte[] bytes = in.readNBytes(MAX_BYTES + 1);
			if (bytes.length > MAX_BYTES) {
				reject(file, "is larger than %d KiB, which no campaign needs".formatted(MAX_BYTES / 1024));
			}
			else {
				decode(file, bytes);
			}
		}
		catch (IOException ex) {
			reject(file, "cannot be read: %s".formatted(ex.getMessage()));
		}
	}

	private void decode(String file, byte[] bytes) {
		ByteBuffer in = ByteBuffer.wrap(bytes);
		CharBuffer out = CharBuffer.allocate(bytes.length);
		CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
		String text = out.flip().toString();
		if (!result.isError()) {
			this.sources.add(new Source(file, text));
			return;
		}
		int line = 1 + (int) text.chars().filter((c) -> c == '\n').count();
		int column = text.length() - text.lastIndexOf('\n');
		this.problems.add(Problem.error(file, line, column, "",
				"the byte 0x%02X is not UTF-8; save the file as UTF-8".formatted(in.get())));
	}

	private void reject(String file, String message) {
		this.problems.add(Problem.error(file, message));
	}

}
