package io.regain.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a reader of a report should know first, said in a sentence or two. */
final class Headline {

	/** Of fewer messages to it, nothing is said of a domain. */
	private static final long ENOUGH = 20;

	/** Above it, mailbox providers begin to turn away all mail of a sender. */
	private static final double MANY_COMPLAINTS = 0.003;

	private final RunReport report;

	private final Results results;

	private final List<String> sentences = new ArrayList<>();

	private Headline(RunReport report, Results results) {
		this.report = report;
		this.results = results;
	}

	static String of(RunReport report, Results results) {
		Headline headline = new Headline(report, results);
		headline.beginning();
		if (results.all().tried() > 0) {
			headline.delivered();
			headline.worstDomain();
			headline.complaints();
		}
		headline.ours();
		return String.join(" ", headline.sentences);
	}

	private void beginning() {
		if (!this.report.addsUp()) {
			say("The figures do not add up: Regain has a defect, or somebody changed its ledger by hand.");
		}
		if (this.report.redirected() > 0) {
			say("A rehearsal: all of it was redirected, and no customer got any of it.");
		}
		if (this.report.planWasRefused()) {
			say("The plan was refused, and nothing was sent.");
		}
		else if (this.report.audience().selected() == 0) {
			say("The segment selected nobody.");
		}
		else if (this.results.all().tried() == 0) {
			say("Nothing has left yet.");
		}
	}

	private void delivered() {
		Share share = this.results.all().deliveredShare();
		say("%s of what was accepted is delivered%s.", share.text(),
				(this.results.all().lost().all() == 0) ? ", nothing came back" : "");
	}

	/** One that loses more than the run as a whole, and not by chance. */
	private void worstDomain() {
		double usual = this.results.email().lostShare().fraction();
		this.results.byDomain()
			.entrySet()
			.stream()
			.filter((entry) -> !entry.getKey().equals(Results.OTHERS))
			.filter((entry) -> entry.getValue().tried() >= ENOUGH
					&& entry.getValue().lostShare().low() > Math.max(usual, 0.01))
			.max(Comparator.comparingLong((Map.Entry<String, Figures> entry) -> entry.getValue().lost().all()))
			.ifPresent((worst) -> say("%,d bounced at %s: %s of the mail to it, %s over all domains.",
					worst.getValue().lost().all(), worst.getKey(), worst.getValue().lostShare().text(),
					this.results.email().lostShare().text()));
	}

	private void complaints() {
		Share share = new Share(this.results.all().complained(), this.results.all().delivered());
		if (share.part() > 1 && share.fraction() > MANY_COMPLAINTS) {
			say("%,d complained (%s of delivered): above 0.3 %%, mailbox providers turn a sender's mail away.",
					share.part(), share.text());
		}
	}

	private void ours() {
		long refused = this.report.messages().refusedByUs();
		if (refused > 0) {
			say("%,d refused for a reason on our side.", refused);
		}
		if (this.report.messages().open() > 0) {
			say("%,d not sent yet.", this.report.messages().open());
		}
	}

	private void say(String sentence, Object... values) {
		this.sentences.add(String.format(Locale.ROOT, sentence, values));
	}

}
