package io.regain.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;

import io.regain.campaign.Campaign;
import io.regain.delivery.RunBook;
import io.regain.job.Preparations;
import io.regain.job.Rehearsal;
import io.regain.job.Rehearsals;
import io.regain.message.RunName;
import io.regain.plan.Prepared;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A dry run. */
@Command(name = "plan",
		description = "Say what a run would do now: to how many, who is left out and why, how long, what it costs.",
		footer = { "", "Nothing is written and nothing is sent. The exit code is the one that a run would end with",
				"now if it may not begin." },
		exitCodeList = { "0:a run could begin", Exit.WRONG, "4:a run would be refused (unexpected audience)",
				Exit.AWAY })
class PlanCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final HomeOption home = new HomeOption();

	@Mixin
	private final CampaignArgument campaign = new CampaignArgument();

	@Option(names = "--date", paramLabel = "DATE", description = "As of this date (default: today).")
	private @Nullable LocalDate date;

	PlanCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		this.home.apply(this.contexts);
		var context = this.contexts.full();
		Prepared prepared = this.campaign.prepare(context.getBean(Preparations.class).validation(), this.output);
		boolean wouldRun = CampaignArgument.wouldRun(context, prepared, this.output);
		LocalDate day = (this.date != null) ? this.date : CampaignArgument.today(context);
		RunName run = new RunName(prepared.campaign().id(), day.toString());
		Rehearsal rehearsal = context.getBean(Rehearsals.class).rehearse(prepared, run, day);
		context.getBean(RunBook.class)
			.find(run)
			.ifPresent((existing) -> this.output.note(
					"note: %s is there already, and %s: 'run' goes on with that one, and plans no other; --key names another."
						.formatted(run, existing.status())));
		if (this.output.isJson()) {
			this.output.json(rehearsal);
		}
		else {
			this.output.line(RehearsalText.of(rehearsal, prepared.campaign()));
		}
		return wouldRun ? expected(rehearsal, prepared.campaign()) : Exit.INVALID;
	}

	private static int expected(Rehearsal rehearsal, Campaign campaign) {
		return campaign.audience().expect().filter((expect) -> !expect.contains(rehearsal.included())).isEmpty()
				? Exit.OK : Exit.REFUSED;
	}

}
