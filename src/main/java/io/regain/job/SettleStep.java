package io.regain.job;

import io.regain.delivery.RunBook;
import io.regain.delivery.Steering;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The step {@code settle}: expires what is late, and says how the run ended, if it has,
 * or pauses it if it cannot go on; in a transaction of its own, which is repeated if it
 * loses a deadlock.
 */
@Component
class SettleStep {

	private final RunBook book;

	private final Steering steering;

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	SettleStep(RunBook book, Steering steering, JobRepository repository, PlatformTransactionManager transactions) {
		this.book = book;
		this.steering = steering;
		this.repository = repository;
		this.transactions = transactions;
	}

	Step of(Drive drive, Assigned assigned) {
		return new StepBuilder("settle", this.repository).tasklet((contribution, context) -> {
			this.book.settle(drive.run(), drive.hold());
			assigned.get().outage().ifPresent((why) -> this.steering.pauseByGuard(drive.run(), drive.hold(), why));
			return RepeatStatus.FINISHED;
		}, this.transactions)
			.transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
			.build();
	}

}
