package io.regain.job;

import org.springframework.batch.core.job.JobInterruptedException;

/**
 * Ends planning without a plan, for a reason that is no failure. Its cause tells Spring
 * Batch so, which would log a stack trace otherwise.
 */
abstract class PlanEndedException extends RuntimeException {

	PlanEndedException(String message) {
		super(message, new JobInterruptedException(message));
	}

}
