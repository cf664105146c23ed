package io.regain.job;

import io.regain.delivery.Progress;
import io.regain.message.Problem;
import io.regain.message.RunName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For starts that no person watches. */
public class LoggingObserver implements RunObserver {

	private static final Logger logger = LoggerFactory.getLogger(LoggingObserver.class);

	@Override
	public void warning(Problem problem) {
		logger.warn("{}", problem);
	}

	@Override
	public void watching(RunName run, String holder) {
		logger.info("{} is held by {}; whether that lives is being watched", run, holder);
	}

	@Override
	public void planning(RunName run, PlanProgress progress) {
		logger.info("{} is being planned", run);
	}

	@Override
	public void sending(RunName run, Progress progress) {
		logger.info("{} is being sent", run);
	}

}
