package io.regain.job;

import java.util.ArrayList;
import java.util.List;

import io.regain.delivery.MessageCounts;
import io.regain.delivery.Run;

/** What a person can do about a run that isn't complete: sentences with commands. */
public final class NextSteps {

	private final String name;

	private final String again;

	private final List<String> sentences = new ArrayList<>();

	private NextSteps(Run run) {
		this.name = run.name().toString();
		this.again = "run %s --key %s".formatted(run.campaign(), run.key());
	}

	public static List<String> of(Run run, MessageCounts messages) {
		NextSteps steps = new NextSteps(run);
		switch (run.status()) {
			case CANCELLED, SUPERSEDED -> steps.afterGivingUp(messages);
			case PAUSED -> {
				steps.add("'resume %s' lets it go on, then '%s'; 'cancel %s' gives it up.", steps.name, steps.again,
						steps.name);
				steps.forAPerson(messages);
			}
			default -> {
				steps.forTheNextStart(messages);
				steps.forAPerson(messages);
			}
		}
		return List.copyOf(steps.sentences);
	}

	private void afterGivingUp(MessageCounts messages) {
		if (messages.open() > 0) {
			add("%s in the air: whoever drives the run records what became of it; if nobody does, 'cancel %s' once more.",
					plural(messages.open()), this.name);
		}
		if (messages.inDoubtUnsettled() > 0) {
			add("%s in doubt, and not sent again: 'settle %s' lists them.", plural(messages.inDoubtUnsettled()),
					this.name);
		}
	}

	private void forTheNextStart(MessageCounts messages) {
		long limited = messages.held() - messages.frozen() - messages.laterSteps();
		if (limited > 0) {
			add("%s held by --limit: '%s' sends them.", plural(limited), this.again);
		}
		if (messages.laterSteps() > 0) {
			add("%s held until an earlier channel has had its time: '%s' sends those that are needed.",
					plural(messages.laterSteps()), this.again);
		}
		if (messages.frozen() > 0) {
			add("%s held by an incident: '%s' waits for its end.", plural(messages.frozen()), this.again);
		}
		if (messages.open() > messages.held()) {
			add("%s still open: '%s' goes on.", plural(messages.open() - messages.held()), this.again);
		}
		if (messages.delayed() > 0) {
			add("%s of these for a later hour of their recipients' day (send.at, quiet hours): '%s' waits for it.",
					plural(messages.delayed()), this.again);
		}
		if (messages.toSendAgain() > 0) {
			add("%s in doubt: '%s' sends them again.", plural(messages.toSendAgain()), this.again);
		}
	}

	private void forAPerson(MessageCounts messages) {
		if (messages.inDoubtUnsettled() > messages.toSendAgain()) {
			add("%s in doubt: 'settle %s' lists them.", plural(messages.inDoubtUnsettled() - messages.toSendAgain()),
					this.name);
		}
		if (messages.refusedByUs() > 0) {
			add("%s refused for a reason on our side: mend it, then '%s --retry-failed'.",
					plural(messages.refusedByUs()), this.again);
		}
		if (messages.expired() > 0) {
			add("%s expired: '%s --late' sends them all the same.", plural(messages.expired()), this.again);
		}
	}

	/** Whether something of a run waits for nobody but a person. */
	static boolean needsSomebody(Run run, MessageCounts messages) {
		return switch (run.status()) {
			case PARTIALLY_FAILED, CANCELLED -> true;
			case PAUSED -> run.isPausedByGuard();
			case PLANNING -> run.note() != null;
			case SENDING -> messages.inDoubtUnsettled() > messages.toSendAgain();
			case COMPLETED, SUPERSEDED -> false;
		};
	}

	private void add(String sentence, Object... values) {
		this.sentences.add(sentence.formatted(values));
	}

	private static String plural(long messages) {
		return messages + ((messages == 1) ? " message" : " messages");
	}

}
