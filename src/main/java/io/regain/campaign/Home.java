package io.regain.campaign;

import java.nio.file.Path;

/** The folder that holds a company's {@code campaigns} and {@code templates}. */
public record Home(Path folder) {

	public Home {
		folder = folder.toAbsolutePath().normalize();
	}

	public Path templates() {
		return this.folder.resolve("templates");
	}

}
