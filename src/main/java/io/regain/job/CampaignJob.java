package io.regain.job;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

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
	 * @throws PlanEndedException if planning ended without a plan
	 * @throws io.regain.delivery.LedgerAwayException if the ledger stayed away while
	 * sending
	 */
	void run(Drive drive) {
		Assigned assigned = new Assigned();
		try {
			JobExecution execution = this.operator.start(job(drive, assigned), parameters(drive));
			if (execution.getStatus() != BatchStatus.COMPLETED) {
				throw failure(drive, execution);
			}
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException("the job of run %s could not be launched".formatted(drive.run().name()),
					ex);
		}
		catch (RuntimeException ex) {
			// Without the ledger Spring Batch cannot note its own end, and tells only
			// that
			throw assigned.ledgerAway().<RuntimeException>map(Function.identity()).orElse(ex);
		}
	}

	private Job job(Drive drive, Assigned assigned) {
		JobBuilder job = new JobBuilder("campaign", this.repository);
		var steps = drive.run().isPlanned() ? job.start(this.dispatch.of(drive, assigned))
				: job.start(this.plan.of(drive)).next(this.seal.of(drive)).next(this.dispatch.of(drive, assigned));
		return steps.next(this.settle.of(drive, assigned)).build();
	}

	private static JobParameters parameters(Drive drive) {
		return new JobParametersBuilder().addString("run", drive.run().name().toString())
			.addLong("fence", drive.hold().fence())
			.toJobParameters();
	}

	/** What happened, with its causes, and not only that it happened. */
	private static RuntimeException failure(Drive drive, JobExecution execution) {
		List<Throwable> failures = execution.getAllFailureExceptions();
		for (Throwable failure : failures) {
			for (Throwable at = failure; at != null; at = at.getCause()) {
				if (at instanceof PlanEndedException ended) {
					return ended;
				}
			}
		}
		String what = "the job of run %s ended %s".formatted(drive.run().name(), execution.getStatus());
		// Of a step with partitions Spring Batch adds that one of them failed
		return failures.stream()
			.sorted(Comparator.comparing(JobExecutionException.class::isInstance))
			.findFirst()
			.map((failure) -> new IllegalStateException(what, failure))
			.orElseGet(() -> new IllegalStateException(what));
	}

}
