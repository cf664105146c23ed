package io.regain.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.regain.delivery.Progress;
import io.regain.message.Problem;
import io.regain.message.RunName;

/** What a start told its observer. */
final class Observed implements RunObserver {

	final List<String> warnings = new CopyOnWriteArrayList<>();

	final List<String> watched = new CopyOnWriteArrayList<>();

	private final Runnable whenPlanning;

	private final Runnable whenSending;

	Observed() {
		this(() -> {
		});
	}

	/**
	 * @param whenSending done when the run is planned and nothing has been sent
	 */
	Observed(Runnable whenSending) {
		this(() -> {
		}, whenSending);
	}

	/**
	 * @param whenPlanning done when the run is held and nothing has been planned
	 */
	Observed(Runnable whenPlanning, Runnable whenSending) {
		this.whenPlanning = whenPlanning;
		this.whenSending = whenSending;
	}

	@Override
	public void warning(Problem problem) {
		this.warnings.add(problem.message());
	}

	@Override
	public void watching(RunName run, String holder) {
		this.watched.add(holder);
	}

	@Override
	public void planning(RunName run, PlanProgress progress) {
		this.whenPlanning.run();
	}

	@Override
	public void sending(RunName run, Progress progress) {
		this.whenSending.run();
	}

}
