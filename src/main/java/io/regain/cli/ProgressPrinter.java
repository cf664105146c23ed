package io.regain.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.regain.delivery.Progress;
import io.regain.job.PlanProgress;
import io.regain.job.RunObserver;
import io.regain.message.Problem;
import io.regain.message.RunName;

/**
 * Tells a person how a run goes on: a line that is drawn anew on a terminal, else one now
 * and then.
 */
class ProgressPrinter implements RunObserver, AutoCloseable {

	private static final long ON_TERMINAL_MILLIS = 200;

	private static final long ELSEWHERE_MILLIS = 5_000;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss xxx", Locale.ROOT);

	private final Output output;

	/** Of the times that it tells. */
	private final ZoneId zone;

	private final boolean terminal = Terminal.isThere();

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "progress");
		thread.setDaemon(true);
		return thread;
	});

	private volatile Supplier<String> line = () -> "";

	ProgressPrinter(Output output, ZoneId zone) {
		this.output = output;
		this.zone = zone;
		long period = this.terminal ? ON_TERMINAL_MILLIS : ELSEWHERE_MILLIS;
		this.timer.scheduleAtFixedRate(this::draw, period, period, TimeUnit.MILLISECONDS);
	}

	@Override
	public void warning(Problem problem) {
		this.output.note(problem.toString());
	}

	@Override
	public void watching(RunName run, String holder) {
		this.output.note("%s is held by %s; watching whether it still lives …".formatted(run, holder));
	}

	@Override
	public void planning(RunName run, PlanProgress progress) {
		this.line = () -> "%s: planning, %,d customers so far".formatted(run, progress.selected());
	}

	@Override
	public void sending(RunName run, Progress progress) {
		this.line = () -> "%s: %s".formatted(run, sending(progress));
	}

	private String sending(Progress progress) {
		long done = progress.accepted() + progress.refused();
		// What a person settled meanwhile was not expected
		long total = Math.max(progress.total(), done);
		long percent = (total == 0) ? 100 : done * 100 / total;
		StringBuilder text = new StringBuilder(
				"%3d %%, %,d of %,d accepted".formatted(percent, progress.accepted(), total));
		append(text, progress.refused(), "refused");
		append(text, progress.deferred(), "deferred");
		append(text, progress.inDoubt(), "in doubt");
		progress.waitsUntil()
			.ifPresent((until) -> text.append("; waiting until ").append(TIME.format(until.atZone(this.zone))));
		progress.waitsFor()
			.ifPresent((hours) -> text.append(", for the recipients' hours (").append(hours).append(")"));
		progress.heldBack()
			.forEach((incident, messages) -> text.append("; %s held: %s"
				.formatted((messages == 1) ? "1 message is" : "%,d messages are".formatted(messages), incident)));
		progress.later()
			.ifPresent((later) -> text.append("; %s for the next channel, unless %s before".formatted(
					(later.messages() == 1) ? "1 waits" : "%,d wait".formatted(later.messages()), later.until())));
		return text.toString();
	}

	private static void append(StringBuilder text, long number, String what) {
		if (number > 0) {
			text.append(", %,d %s".formatted(number, what));
		}
	}

	private void draw() {
		String now = this.line.get();
		if (now.isEmpty()) {
			return;
		}
		if (this.terminal) {
			this.output.err().print("\r" + now + "\u001b[K");
			this.output.err().flush();
		}
		else {
			this.output.note(now);
		}
	}

	/** The last line stays, so that a short run is seen too. */
	@Override
	public void close() {
		this.timer.shutdownNow();
		draw();
		if (this.terminal && !this.line.get().isEmpty()) {
			this.output.err().println();
			this.output.err().flush();
		}
	}

}
