package io.regain.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.regain.delivery.Run;
import io.regain.job.NextSteps;
import io.regain.report.RunReport;

/** What a person can do about a run that isn't complete. */
final class Advice {

	private Advice() {
	}

	static Optional<String> after(Run run, RunReport report) {
		List<String> sentences = new ArrayList<>();
		if (!report.addsUp()) {
			sentences
				.add("THE FIGURES OF %s DO NOT ADD UP: Regain has a defect, or somebody changed its ledger by hand."
					.formatted(report.run()));
		}
		sentences.addAll(NextSteps.of(run, report.messages()));
		return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", sentences));
	}

}
