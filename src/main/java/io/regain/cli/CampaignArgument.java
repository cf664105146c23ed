package io.regain.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import io.regain.job.Preparations;
import io.regain.message.Problem;
import io.regain.plan.Prepared;
import io.regain.plan.Validation;
import picocli.CommandLine.Parameters;

import org.springframework.context.ApplicationContext;

/** The id of a campaign, and what it stands for. */
class CampaignArgument {

	@Parameters(paramLabel = "CAMPAIGN", description = "The campaign's id.")
	@SuppressWarnings("NullAway.Init")
	private String campaign;

	String id() {
		return this.campaign;
	}

	/**
	 * @throws CommandException if it has errors; they have been printed
	 */
	Prepared prepare(ApplicationContext context, Output output) {
		Prepared prepared = prepare(context.getBean(Preparations.class).validation(), output);
		wouldRun(context, prepared, output);
		return prepared;
	}

	/**
	 * Prints what is missing around a campaign.
	 * @return whether a run could begin nevertheless
	 */
	static boolean wouldRun(ApplicationContext context, Prepared prepared, Output output) {
		List<Problem> around = context.getBean(Preparations.class).surroundings(prepared);
		around.forEach((problem) -> output.note(problem.toString()));
		return around.stream().noneMatch(Problem::isError);
	}

	/**
	 * @throws CommandException if it has errors; they have been printed
	 */
	Prepared prepare(Validation validation, Output output) {
		output.problems(validation.problems(this.campaign));
		return validation.prepare(this.campaign)
			.orElseThrow(() -> new CommandException(Exit.INVALID, "Nothing was done."));
	}

	static LocalDate today(ApplicationContext context) {
		return LocalDate.now(context.getBean(Clock.class).withZone(context.getBean(ZoneId.class)));
	}

}
