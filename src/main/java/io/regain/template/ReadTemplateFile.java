package io.regain.template;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that are really below one folder, and the same on every system. */
final class ReadTemplateFile {

	private static final int MAX_BYTES = 256 * 1024;

	private final Path folder;

	ReadTemplateFile(Path folder) {
		this.folder = folder;
	}

	/**
	 * @return the text, its lines ended by a line feed whatever the file has
	 * @throws IOException if it cannot be read; with a message for the author
	 */
	String read(String path) throws IOException {
		Path file = real(path);
		if (!file.startsWith(this.folder.toRealPath())) {
			throw new IOException("is a link that leads out of the folder of templates");
		}
		if (!Files.isRegularFile(file)) {
			throw new IOException("is not a file");
		}
		long size = Files.size(file);
		if (size > MAX_BYTES) {
			throw new IOException("has %d bytes; allowed are %d".formatted(size, MAX_BYTES));
		}
		byte[] bytes = Files.readAllBytes(file);
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return withoutMark(text).replace("\r\n", "\n").replace('\r', '\n');
		}
		catch (CharacterCodingException ex) {
			throw new IOException("is not UTF-8", ex);
		}
	}

	private Path real(String path) throws IOException {
		try {
			return this.folder.resolve(path).toRealPath();
		}
		catch (NoSuchFileException | FileSystemLoopException ex) {
			throw new IOException("is a link that leads nowhere", ex);
		}
	}

	/** Some editors put a byte order mark in front, which would end up in the message. */
	private static String withoutMark(String text) {
		return text.startsWith("\ufeff") ? text.substring(1) : text;
	}

}
