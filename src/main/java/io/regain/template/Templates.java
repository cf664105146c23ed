package io.regain.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.regain.message.Problem;
import io.regain.message.Suggestions;

/**
 * The templates of a home folder: {@code <family>/<template>/}, with {@code _layout/}
 * beside the families.
 */
public class Templates {

	/** Where the files are, as users see it. */
	static final String HOME = "templates/";

	private final Path folder;

	/**
	 * @param folder the folder named {@code templates}; it need not exist
	 */
	public Templates(Path folder) {
		this.folder = folder;
	}

	/** All names, {@code <family>/<template>}, sorted. */
	public List<String> names() {
		return children(this.folder).stream()
			.filter((family) -> !fileName(family).startsWith("_"))
			.flatMap((family) -> children(family).stream()
				.filter(Files::isDirectory)
				.map((template) -> fileName(family) + "/" + fileName(template)))
			.toList();
	}

	/**
	 * Reads a template as it is now. Whether it is any good, {@link TemplateCheck} tells.
	 * @param name one of the {@linkplain #names() names}
	 * @throws TemplateLoadException if there is no such template, with a problem of no
	 * file, since whoever names it knows where; or if a file cannot be read
	 */
	public TemplateBundle load(String name) {
		List<String> names = names();
		if (!names.contains(name)) {
			throw new TemplateLoadException(List.of(Problem.error("",
					"there is no template '%s'%s".formatted(name, Suggestions.didYouMean(name, names)))));
		}
		List<Problem> problems = new ArrayList<>();
		SortedMap<String, String> files = new TreeMap<>();
		ReadTemplateFile reader = new ReadTemplateFile(this.folder);
		for (String path : paths(name)) {
			try {
				files.put(path, reader.read(path));
			}
			catch (IOException ex) {
				problems.add(Problem.error(HOME + path, String.valueOf(ex.getMessage())));
			}
		}
		if (!problems.isEmpty()) {
			throw new TemplateLoadException(problems);
		}
		return new TemplateBundle(name, files);
	}

	/**
	 * The colour of a company's pages, as its brand is now. A brand that is missing or
	 * cannot be read has nobody's; {@link TemplateCheck} tells what is wrong with it.
	 */
	public Accent accent() {
		try {
			String brand = new ReadTemplateFile(this.folder).read(House.BRAND);
			return new House(new TemplateBundle("", new TreeMap<>(Map.of(House.BRAND, brand)))).accent();
		}
		catch (IOException ex) {
			return Accent.NOBODYS;
		}
	}

	private List<String> paths(String name) {
		return Stream.of(name + "/", TemplateBundle.LAYOUT)
			.flatMap((directory) -> children(this.folder.resolve(directory)).stream()
				.map((file) -> directory + fileName(file)))
			.filter((path) -> path.matches(".*\\.(ftlh?|yaml)"))
			.toList();
	}

	/** What is in a folder, sorted, without what an editor or the system hides there. */
	private static List<Path> children(Path folder) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> children = Files.list(folder)) {
			return children.filter((child) -> !fileName(child).startsWith(".")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String fileName(Path path) {
		return String.valueOf(path.getFileName());
	}

}
