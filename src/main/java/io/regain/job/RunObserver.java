package io.regain.job;

import io.regain.delivery.Progress;
import io.regain.message.Problem;
import io.regain.message.RunName;

/** Is told how a start goes on; called from the starting thread. */
public interface RunObserver {

	/** Something that a person should know, though it stops nothing. */
	void warning(Problem problem);

	/** Another process holds the run; whether it lives is being watched. */
	void watching(RunName run, String holder);

	void planning(RunName run, PlanProgress progress);

	void sending(RunName run, Progress progress);

}
