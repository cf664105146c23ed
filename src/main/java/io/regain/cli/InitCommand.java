package io.regain.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Gives a new company something to begin with. */
@Command(name = "init", description = "Make a small set of campaigns and templates in a folder, to begin with.",
		footer = { "", "Files that are there already are left as they are." },
		exitCodeList = { "0:the files are there", Exit.WRONG })
class InitCommand implements Callable<Integer> {

	/** Long enough to be found in a URL by its last place. */
	private static final String ROOT = "io/regain/cli/starter/";

	@Mixin
	private final Output output = new Output();

	@Parameters(paramLabel = "DIR", arity = "0..1", defaultValue = ".", description = "Where (default: here).")
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@Override
	public Integer call() {
		List<String> written = new ArrayList<>();
		List<String> kept = new ArrayList<>();
		try {
			for (Resource file : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:" + ROOT + "**/*.*")) {
				String url = file.getURL().toString();
				String name = url.substring(url.lastIndexOf(ROOT) + ROOT.length());
				(copy(file, this.folder.resolve(name)) ? written : kept).add(name);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the files cannot be written: " + ex.getMessage(), ex);
		}
		if (this.output.isJson()) {
			this.output.json(written);
			return Exit.OK;
		}
		written.stream().sorted().forEach((name) -> this.output.line("made  " + name));
		kept.stream().sorted().forEach((name) -> this.output.line("kept  " + name));
		this.output.note("Next: 'validate', then 'preview hello'; the README says how to connect your database.");
		return Exit.OK;
	}

	private static boolean copy(Resource from, Path to) throws IOException {
		if (Files.exists(to)) {
			return false;
		}
		Files.createDirectories(to.toAbsolutePath().getParent());
		try (InputStream content = from.getInputStream()) {
			Files.copy(content, to);
		}
		return true;
	}

}
