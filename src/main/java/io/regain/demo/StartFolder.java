package io.regain.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of one start of the server. It is locked for as long as its JVM lives, so
 * that a later start can tell a folder in use from one whose owner was killed.
 * {@linkplain #create Creating} and {@linkplain #removeAbandoned removing} are for one
 * process at a time.
 */
final class StartFolder implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(StartFolder.class);

	private static final String PREFIX = "start-";

	/**
	 * Folders of this JVM. They must not even be looked at: where locks belong to the
	 * process, closing a second channel of the same file gives up the first one's lock.
	 */
	private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

	private final Path path;

	private final FileChannel lock;

	private StartFolder(Path path, FileChannel lock) {
		this.path = path;
		this.lock = lock;
	}

	static StartFolder create(Path parent) throws IOException {
		Path path = Files.createTempDirectory(parent, PREFIX);
		FileChannel channel = open(path);
		FileLock lock = channel.lock();
		OURS.add(path);
		return new StartFolder(path, lock.channel());
	}

	/** Ends the servers and deletes the folders that killed JVMs left behind. */
	static void removeAbandoned(Path parent) throws IOException {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
			for (Path folder : folders) {
				if (!OURS.contains(folder) && isAbandoned(folder)) {
					endServer(folder);
					delete(folder);
				}
			}
		}
	}

	private static boolean isAbandoned(Path folder) throws IOException {
		try (FileChannel channel = open(folder); FileLock lock = channel.tryLock()) {
			return lock != null;
		}
		catch (NoSuchFileException ex) {
			// Its owner is deleting it
			return false;
		}
	}

	private static FileChannel open(Path folder) throws IOException {
		return FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
	}

	/**
	 * Windows does not tell the arguments of a process; there the files stay until the
	 * server has ended.
	 */
	private static void endServer(Path folder) {
		String argument = "--datadir=" + folder;
		ProcessHandle.allProcesses()
			.filter((process) -> process.info().commandLine().orElse("").contains(argument))
			.filter(ProcessHandle::destroyForcibly)
			.forEach((process) -> process.onExit().orTimeout(1, TimeUnit.MINUTES).join());
	}

	private static void delete(Path folder) {
		try {
			FileSystemUtils.deleteRecursively(folder);
		}
		catch (IOException ex) {
			logger.debug("{} could not be deleted; the next start tries again", folder, ex);
		}
	}

	Path path() {
		return this.path;
	}

	@Override
	public void close() {
		try {
			this.lock.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("could not unlock " + this.path, ex);
		}
		delete(this.path);
		OURS.remove(this.path);
	}

}
