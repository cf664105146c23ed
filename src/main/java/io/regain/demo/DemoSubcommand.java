package io.regain.demo;

import io.regain.cli.Contexts;
import io.regain.cli.Subcommand;

/** Brings {@code demo} to the command line, where this room is on the class path. */
public class DemoSubcommand implements Subcommand {

	@Override
	public Object command(Contexts contexts) {
		return new DemoCommand(contexts);
	}

}
