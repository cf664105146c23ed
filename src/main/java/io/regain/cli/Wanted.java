package io.regain.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import io.regain.campaign.Home;
import io.regain.message.Problem;

/**
 * Which problems somebody asked for: those of some files and folders, named from where
 * they stand or from the home folder.
 */
final class Wanted {

	private Wanted() {
	}

	/**
	 * @param paths empty: all problems
	 * @throws CommandException if there is no such file or folder
	 */
	static Predicate<Problem> of(List<Path> paths, Home home) {
		List<Path> wanted = paths.stream().map((path) -> find(path, home)).toList();
		return (problem) -> wanted.isEmpty() || problem.file().isEmpty()
				|| wanted.stream().anyMatch(home.folder().resolve(problem.file())::startsWith);
	}

	private static Path find(Path path, Home home) {
		Path here = path.toAbsolutePath().normalize();
		if (Files.exists(here)) {
			return here;
		}
		Path there = home.folder().resolve(path).normalize();
		if (Files.exists(there)) {
			return there;
		}
		throw new CommandException(Exit.INVALID, "There is no file or folder %s.".formatted(path));
	}

}
