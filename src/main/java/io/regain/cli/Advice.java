package io.regain.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.regain.delivery.MessageCounts;
import io.regain.report.RunReport;

/** What a person can do about a run that isn't complete. */
final class Advice {

	private Advice() {
	}

	static Optional<String> after(RunReport report) {
		MessageCounts messages = report.messages();
		List<String> sentences = new ArrayList<>();
		if (!report.addsUp()) {
			sentences
				.add("THE FIGURES OF %s DO NOT ADD UP: Regain has a defect, or somebody changed its ledger by hand."
					.formatted(report.run()));
		}
		if (messages.held() > 0) {
			sentences.add("%s held by --limit: 'run %s --key %s' sends them."
				.formatted(Output.plural(messages.held(), "message"), report.campaign(), report.key()));
		}
		if (messages.open() > messages.held()) {
			sentences.add("%s still open: 'run %s --key %s' goes on.".formatted(
					Output.plural(messages.open() - messages.held(), "message"), report.campaign(), report.key()));
		}
		if (messages.toSendAgain() > 0) {
			sentences.add("%s in doubt: 'run %s --key %s' sends them again."
				.formatted(Output.plural(messages.toSendAgain(), "message"), report.campaign(), report.key()));
		}
		if (messages.inDoubtUnsettled() > messages.toSendAgain()) {
			sentences.add("%s in doubt: 'settle %s' lists them.".formatted(
					Output.plural(messages.inDoubtUnsettled() - messages.toSendAgain(), "message"), report.run()));
		}
		if (messages.refusedByUs() > 0) {
			sentences.add("%s refused for a reason on our side: mend it, then 'run %s --key %s --retry-failed'."
				.formatted(Output.plural(messages.refusedByUs(), "message"), report.campaign(), report.key()));
		}
		if (messages.expired() > 0) {
			sentences.add("%s expired: 'run %s --key %s --late' sends them all the same."
				.formatted(Output.plural(messages.expired(), "message"), report.campaign(), report.key()));
		}
		return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", sentences));
	}

}
