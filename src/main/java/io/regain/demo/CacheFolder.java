package io.regain.demo;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.springframework.util.StringUtils;

/**
 * Where unpacked binaries stay between starts: the user's own cache folder, so that
 * nobody else can put a program there.
 */
record CacheFolder(Path path) {

	static CacheFolder ofUser() {
		return Stream
			.of(System.getenv("XDG_CACHE_HOME"), System.getenv("LOCALAPPDATA"),
					System.getProperty("user.home") + "/.cache", System.getProperty("java.io.tmpdir"))
			.filter(StringUtils::hasText)
			.map(Path::of)
			.filter(Path::isAbsolute)
			// A service account has no home, and MariaDB's set-up script no patience with
			// blanks
			.filter((caches) -> File.separatorChar == '\\' || !caches.toString().contains(" "))
			.map((caches) -> caches.resolve("regain-" + System.getProperty("user.name")))
			.filter(CacheFolder::isOurs)
			.findFirst()
			.map(CacheFolder::new)
			.orElseThrow(() -> new IllegalStateException(
					"no folder to unpack the database in: set XDG_CACHE_HOME to one that can be written"));
	}

	/**
	 * Creates it if need be; a folder of somebody else may lie in wait in a shared place.
	 */
	private static boolean isOurs(Path folder) {
		try {
			Files.createDirectories(folder);
			PosixFileAttributeView posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
			if (posix != null) {
				posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
			}
			return Files.isWritable(folder);
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Runs an action that no other thread or process runs at the same time. */
	<T> T exclusively(Callable<T> action) {
		synchronized (CacheFolder.class) {
			try (FileChannel channel = FileChannel.open(this.path.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
				return action.call();
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException("could not prepare the cache folder " + this.path, ex);
			}
		}
	}

}
