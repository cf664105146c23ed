package io.regain.cli;

/** A command that another room brings; found by the service loader. */
public interface Subcommand {

	/** A picocli command. */
	Object command(Contexts contexts);

}
