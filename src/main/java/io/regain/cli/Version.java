package io.regain.cli;

import java.util.Optional;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
			.orElse("(built from sources)");
		return new String[] { "regain " + version, "Java " + Runtime.version() };
	}

}
