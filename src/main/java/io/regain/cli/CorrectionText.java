package io.regain.cli;

import io.regain.correction.CorrectionProposal;
import io.regain.correction.WrongCounts;
import io.regain.delivery.RunStatus;
import io.regain.incident.ShownSample;
import io.regain.job.Rehearsal;
import io.regain.message.Content;

/** Who got something wrong, and what they would be told, for a terminal. */
final class CorrectionText {

	private final StringBuilder text = new StringBuilder();

	private CorrectionText() {
	}

	static String of(CorrectionProposal proposal) {
		CorrectionText made = new CorrectionText();
		made.wrong(proposal);
		made.right(proposal);
		return made.text.toString().stripTrailing();
	}

	private void wrong(CorrectionProposal proposal) {
		line("%s  %s%s", proposal.wrong().name(), proposal.wrong().status(),
				(proposal.wrong().status() == RunStatus.PAUSED) ? ": nothing more of it leaves" : "");
		line("Wrong: %s", proposal.request().part().inWords());
		line("");
		line("Got it             accepted     bounced    in doubt  in the air      unsent");
		proposal.counts()
			.forEach((channel, counts) -> line("  %-13s %,11d %,11d %,11d %,11d %,11d", channel.id(), counts.accepted(),
					counts.bounced(), counts.inDoubt(), counts.inTheAir(), counts.unsent()));
		long doubts = proposal.counts().values().stream().mapToLong(WrongCounts::inDoubt).sum();
		if (doubts > 0) {
			line("  %s in doubt: who may have got it is told too.", Output.plural(doubts, "message"));
		}
		if (proposal.unsent() > 0) {
			line("  %s never leave%s.", Output.plural(proposal.unsent(), "message"),
					(proposal.unsent() == 1) ? "s" : "");
		}
	}

	private void right(CorrectionProposal proposal) {
		Rehearsal rehearsal = proposal.rehearsal();
		line("");
		line("%s  %,d customers are told, by %s", proposal.name(), rehearsal.included(), proposal.request().template());
		rehearsal.byChannel().forEach((channel, number) -> {
			if (number > 0) {
				line("  %-13s %,11d", channel, number);
			}
		});
		rehearsal.excluded().forEach((reason, number) -> line("  not to %,d: %s", number, reason));
		rehearsal.foreign()
			.forEach((language, number) -> line("  %,d of them read %s, which the template does not have", number,
					language));
		if (proposal.unknown() > 0) {
			line("  not to %,d: nothing is kept of them any more", proposal.unknown());
		}
		if (rehearsal.notRendered() > 0) {
			line("  NOT RENDERED %,d  %s", rehearsal.notRendered(), rehearsal.firstRenderingProblem().orElse(""));
		}
		rehearsal.samples().stream().limit(1).forEach(this::sample);
	}

	private void sample(Rehearsal.Sample sample) {
		String said = (sample.content() instanceof Content.Email email)
				? "Subject: %s\n\n%s".formatted(email.subject(), email.text())
				: String.join("\n", sample.content().parts());
		line("");
		line("%s", ShownSample.of(sample.customer(), sample.channel(), sample.locale(), said));
	}

	private void line(String format, Object... values) {
		this.text.append(format.formatted(values).stripTrailing()).append('\n');
	}

}
