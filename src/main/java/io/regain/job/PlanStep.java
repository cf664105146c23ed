package io.regain.job;

import io.regain.audience.Audiences;
import io.regain.delivery.PlanLedger;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The step {@code plan}: its partitions share one segment, from which each takes a batch
 * after the other. Each batch is a transaction of the ledger's own; nothing of them
 * counts before the run is sealed.
 */
@Component
class PlanStep {

	/** While one waits for a commit, others decide. */
	private static final int WORKERS = 4;

	private final Audiences audiences;

	private final PlanLedger ledger;

	private final JsonMapper json;

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	PlanStep(Audiences audiences, PlanLedger ledger, JsonMapper json, JobRepository repository,
			PlatformTransactionManager transactions) {
		this.audiences = audiences;
		this.ledger = ledger;
		this.json = json;
		this.repository = repository;
		this.transactions = transactions;
	}

	Step of(Drive drive) {
		PlanWork work = new PlanWork(drive, this.audiences, this.ledger, this.json);
		Step part = new StepBuilder("plan-part", this.repository)
			.tasklet((contribution, context) -> work.plan(contribution), this.transactions)
			.transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
			.build();
		return new StepBuilder("plan", this.repository).partitioner("plan-part", work::open)
			.step(part)
			.gridSize(WORKERS)
			.taskExecutor(new SimpleAsyncTaskExecutor("plan-"))
			.listener(work)
			.build();
	}

}
