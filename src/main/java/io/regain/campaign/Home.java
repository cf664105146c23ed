package io.regain.campaign;

import java.nio.file.Path;

/** The folder that holds a company's {@code campaigns} and {@code templates}. */
public record Home(Path folder) {

	public Path campaigns() {
		return this.folder.resolve("campaigns");
	}

	public Path templates() {
		return this.folder.resolve("templates");
	}

}
