package io.regain.cli;

import java.util.concurrent.Callable;

import io.regain.tracking.mailbox.BounceMailbox;
import io.regain.tracking.mailbox.BouncesRead;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What came back by mail. */
@Command(name = "bounces", description = "Read the bounce mailbox now, as serve does again and again by itself.",
		exitCodeList = { "0:all that was in it is recorded and put away", Exit.WRONG,
				"3:stopped before the end; what was read is recorded", Exit.AWAY })
class BouncesCommand implements Callable<Integer> {

	private final Contexts contexts;

	private final Interruption interruption;

	@Mixin
	private final Output output = new Output();

	@Option(names = "--once", required = true, description = "Read what is in it now, then end.")
	private boolean once;

	BouncesCommand(Contexts contexts, Interruption interruption) {
		this.contexts = contexts;
		this.interruption = interruption;
	}

	@Override
	public Integer call() {
		BounceMailbox mailbox = this.contexts.full().getBean(BounceMailbox.class);
		if (!mailbox.isSet()) {
			throw new CommandException(Exit.INVALID, "No bounce mailbox is configured: set regain.mailbox.host "
					+ "(REGAIN_MAILBOX_HOST), .username and .password.");
		}
		BouncesRead read = mailbox.read(() -> !this.interruption.stop().isAsked());
		if (this.output.isJson()) {
			this.output.json(read);
		}
		else {
			print(read);
		}
		return this.interruption.stop().isAsked() ? Exit.STOPPED : Exit.OK;
	}

	private void print(BouncesRead read) {
		line(read.bounces(), "bounced");
		line(read.delays(), "delayed: somebody still tries");
		line(read.deliveries(), "reported as delivered");
		line(read.complaints(), "complained of");
		line(read.automatic(), "answered by machines");
		line(read.replies(), "answered by people");
		line(read.known(), "known already");
		line(read.notOurs(), "about no message of ours" + ((read.stray() > 0)
				? ", %d of them by people: put with the puzzling ones".formatted(read.stray()) : ""));
		line(read.puzzling(), "puzzling: put aside for a person to look at");
		line(read.left(), "left: not handed on yet, which is tried again");
	}

	private void line(int mails, String what) {
		if (mails > 0 || what.equals("bounced")) {
			this.output.line("%,8d %s".formatted(mails, what));
		}
	}

}
