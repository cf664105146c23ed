package io.regain.job;

import java.util.Optional;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/**
 * The Spring Batch job {@code campaign}: plan → seal → dispatch → settle; a planned run
 * begins with dispatch. Each launch is a new instance (the run and its holder's fence);
 * what was done and what is left is known from the ledger alone.
 */
@Component
class CampaignJob {

	private final PlanStep plan;

	private final SealStep seal;

	private final DispatchStep dispatch;

	private final SettleStep settle;

	private final JobRepository repository;

	private final JobOperator operator;

	CampaignJob(PlanStep plan, SealStep seal, DispatchStep dispatch, SettleStep settle, JobRepository repository,
			JobOperator operator) {
		this.plan = plan;
		this.seal = seal;
		this.dispatch = dispatch;
		this.settle = settle;
		this.repository = repository;
		this.operator = operator;
	}

	/**
	 * Launches it and waits for its end.
	 * @throws PlanRefusedException if the plan must not be sent
	 */
	void run(Drive drive) {
		try {
			JobExecution execution = this.operator.start(job(drive), parameters(drive));
			if (execution.getStatus() != BatchStatus.COMPLETED) {
				throw failure(execution);
			}
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException("the job of run %s could not be launched".formatted(drive.run().name()),
					ex);
		}
	}

	private Job job(Drive drive) {
		JobBuilder job = new JobBuilder("campaign", this.repository);
		var steps = drive.run().isPlanned() ? job.start(this.dispatch.of(drive))
				: job.start(this.plan.of(drive)).next(this.seal.of(drive)).next(this.dispatch.of(drive));
		return steps.next(this.settle.of(drive)).build();
	}

	private static JobParameters parameters(Drive drive) {
		return new JobParametersBuilder().addString("run", drive.run().name().toString())
			.addLong("fence", drive.hold().fence())
			.toJobParameters();
	}

	/**
	 * The first failure of a step, so that the caller sees what happened and not that it
	 * happened.
	 */
	private static RuntimeException failure(JobExecution execution) {
		Optional<Throwable> cause = execution.getAllFailureExceptions().stream().findFirst();
		Throwable root = cause.orElseGet(() -> new IllegalStateException("the job ended " + execution.getStatus()));
		while (!(root instanceof PlanRefusedException) && root.getCause() != null
				&& !(root instanceof RuntimeException && root.getCause() instanceof java.sql.SQLException)) {
			root = root.getCause();
		}
		return (root instanceof RuntimeException failure) ? failure : new IllegalStateException(root);
	}

}
