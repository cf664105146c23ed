package io.regain.cli;

import java.util.concurrent.Callable;

import io.regain.delivery.FrozenMessages;
import io.regain.report.CustomerHistory;
import io.regain.report.CustomerHistory.InRun;
import io.regain.report.CustomerHistory.Message;
import io.regain.report.CustomerHistory.Silence;
import io.regain.report.CustomerHistory.Word;
import io.regain.report.Histories;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Why a customer did, or didn't, get something. */
@Command(name = "explain",
		description = "Say of one customer which runs chose or excluded them, why, what was sent, what came back.",
		exitCodeList = { Exit.ANSWERED, Exit.WRONG, Exit.AWAY })
class ExplainCommand implements Callable<Integer> {

	private static final String REACHED = "reached: ";

	/** Of an answer; --json has the whole. */
	private static final int MOST_WORDS = 200;

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Parameters(paramLabel = "CUSTOMER", description = "The customer's id in the company's database.")
	@SuppressWarnings("NullAway.Init")
	private String customer;

	ExplainCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		CustomerHistory history = this.contexts.full().getBean(Histories.class).of(this.customer);
		if (this.output.isJson()) {
			this.output.json(history);
			return Exit.OK;
		}
		if (history.runs().isEmpty()) {
			this.output.line("No run has ever selected customer %s.".formatted(this.customer));
		}
		history.silences().forEach(this::print);
		history.said().forEach(this::print);
		if (!history.silences().isEmpty() || !history.said().isEmpty()) {
			this.output.line("");
		}
		history.runs().forEach(this::print);
		return Exit.OK;
	}

	private void print(Silence silence) {
		this.output.line("%s suppressed since %s: %s, by %s%s%s".formatted(silence.channel(), silence.since(),
				silence.reason(), silence.source(), silence.until().map((until) -> ", until " + until).orElse(""),
				silence.note().map((note) -> " (" + note + ")").orElse("")));
	}

	private void print(Word word) {
		this.output.line("%s said %s%s to marketing: %s, %s (%s)".formatted(word.at(), word.word(),
				word.until().map((until) -> " until " + until).orElse(""), word.channel().orElse("all channels"),
				word.topic().orElse("all topics"), word.source()));
	}

	private void print(InRun run) {
		this.output.line("%s  %s (%s)".formatted(run.run(), run.title(), run.messageClass()));
		String why = run.reason()
			.map((reason) -> ": %s%s — %s".formatted(reason, run.detail().map((detail) -> " " + detail).orElse(""),
					run.meaning().orElse("")))
			.orElse("");
		this.output.line("  %s%s".formatted(run.disposition().replace('_', ' '), why));
		if (run.reason().isEmpty()) {
			this.output.line("  template %s%s".formatted(run.template(),
					run.locale().map((locale) -> " for the locale " + locale).orElse("")));
		}
		run.messages().forEach(this::print);
		run.correctedBy().forEach((correction) -> this.output.line("  it was wrong, and put right by " + correction));
		this.output.line("");
	}

	/** What a run planned and another channel made needless is no failure. */
	private static boolean isNotNeeded(Message message) {
		return message.state().equals("SUPPRESSED")
				&& message.why().filter((why) -> why.startsWith(REACHED)).isPresent();
	}

	private static String state(Message message) {
		String place = (message.step() > 0) ? " (step %d)".formatted(message.step() + 1) : "";
		return isNotNeeded(message) ? "not needed%s: they were reached %s".formatted(place,
				message.why().orElse("").substring(REACHED.length())) : message.state() + place;
	}

	private static boolean awaitsItsTurn(Message message) {
		return message.held().filter("step"::equals).isPresent();
	}

	private void print(Message message) {
		this.output.line("  %s  message %d  %s%s%s%s%s".formatted(message.channel(), message.id(), state(message),
				message.redirected() ? ", REDIRECTED: not to the customer" : "",
				message.acceptedAt().map((at) -> ", accepted " + at).orElse(""),
				awaitsItsTurn(message) ? ", held until the channel before has had its time"
						: message.held()
							.filter((held) -> !isFrozen(message))
							.map((held) -> ", held: " + held)
							.orElse(""),
				message.why()
					.filter((why) -> !isNotNeeded(message))
					.map((why) -> (isFrozen(message) ? ", held: " : ", ") + why)
					.orElse("")));
		message.delayed()
			.ifPresent((delayed) -> this.output
				.line("    not before %s, by the customer's clock: %s".formatted(delayed.until(), delayed.why())));
		message.providerId().ifPresent((id) -> this.output.line("    the provider's id %s".formatted(id)));
		message.content().ifPresent((sha256) -> this.output.line("    content sha256 %s".formatted(sha256)));
		message.settled()
			.ifPresent((settled) -> this.output.line("    %s %s by %s".formatted(settled.at(),
					settled.as().equals("dropped") ? "was in doubt: left so" : "was in doubt: planned again",
					settled.by())));
		message.events()
			.forEach((event) -> this.output.line("    %s %s%s%s%s".formatted(event.at(), event.type(),
					event.kind().map((kind) -> " (" + kind + ")").orElse(""),
					event.code().map((code) -> " " + code).orElse(""),
					event.words().map((words) -> ": " + inOneLine(words)).orElse(""))));
	}

	/** Then the incident says why it is held. */
	private static boolean isFrozen(Message message) {
		return message.held().filter(FrozenMessages.HELD::equals).isPresent();
	}

	/** Anybody can write to us: what a terminal would obey is left out. */
	private static String inOneLine(String words) {
		String line = words.replaceAll("[\\s\\p{Cntrl}\\p{Cf}]+", " ").strip();
		return (line.codePointCount(0, line.length()) > MOST_WORDS)
				? line.substring(0, line.offsetByCodePoints(0, MOST_WORDS)) + "…" : line;
	}

}
