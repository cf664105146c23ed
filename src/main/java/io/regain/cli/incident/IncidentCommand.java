package io.regain.cli.incident;

import java.util.concurrent.Callable;

import io.regain.cli.Contexts;
import io.regain.cli.Exit;
import io.regain.delivery.Stop;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What stands above the commands of the incident desk. */
@Command(name = "incident", description = "Tell those whom an incident affects what is known, in a minute.",
		footer = { "",
				"It speaks to a running 'serve': REGAIN_SERVER (else port 8080 of this machine) with REGAIN_TOKEN.",
				"Where none runs it starts one of its own for the time, which takes some seconds more." },
		synopsisSubcommandLabel = "COMMAND")
public class IncidentCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	/**
	 * The command with all that stand below it.
	 * @param stop asked when somebody interrupts it
	 */
	public static CommandLine in(Contexts contexts, Stop stop) {
		Desk desk = new Desk(contexts, stop);
		return new CommandLine(new IncidentCommand()).addSubcommand(new OpenCommand(desk))
			.addSubcommand(new UpdateCommand(desk))
			.addSubcommand(new ApproveCommand(desk))
			.addSubcommand(new DiscardCommand(desk))
			.addSubcommand(new AffectedCommand(desk))
			.addSubcommand(new CompensateCommand(desk))
			.addSubcommand(new DigestCommand(desk))
			.addSubcommand(new ListCommand(desk))
			.addSubcommand(new ShowCommand(desk))
			.addSubcommand(new FollowUpsCommand(desk))
			.addSubcommand(new FollowUpCommand(desk))
			.addSubcommand(new PromisesCommand(desk));
	}

	@Override
	public Integer call() {
		this.spec.commandLine().usage(this.spec.commandLine().getErr());
		return Exit.INVALID;
	}

}
