package io.regain.cli;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the company's campaigns and templates are. */
public class HomeOption {

	@Option(names = "--home", paramLabel = "DIR",
			description = "The folder with 'campaigns' and 'templates' (regain.home; default: the current one).")
	private @Nullable Path home;

	public void apply(Contexts contexts) {
		if (this.home != null) {
			contexts.home(this.home);
		}
	}

}
