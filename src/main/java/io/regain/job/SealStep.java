package io.regain.job;

import java.util.Optional;

import io.regain.campaign.Expectation;
import io.regain.delivery.Deadlocks;
import io.regain.delivery.Escalations;
import io.regain.delivery.PlanLedger;
import io.regain.delivery.Pressure;
import io.regain.delivery.RunBook;
import io.regain.delivery.Silences;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The step {@code seal}: what can be decided only when all recipients are known, then the
 * commit that ends planning.
 */
@Component
class SealStep {

	private final PlanLedger ledger;

	private final Silences silences;

	private final Pressure pressure;

	private final Escalations escalations;

	private final RunBook book;

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	SealStep(PlanLedger ledger, Silences silences, Pressure pressure, Escalations escalations, RunBook book,
			JobRepository repository, PlatformTransactionManager transactions) {
		this.ledger = ledger;
		this.silences = silences;
		this.pressure = pressure;
		this.escalations = escalations;
		this.book = book;
		this.repository = repository;
		this.transactions = transactions;
	}

	/** In one transaction, which is tried again as a whole if it loses a deadlock. */
	Step of(Drive drive) {
		return new StepBuilder("seal", this.repository).tasklet((contribution, context) -> {
			Deadlocks.again(() -> new TransactionTemplate(this.transactions).execute((status) -> {
				seal(drive);
				return RepeatStatus.FINISHED;
			}));
			return RepeatStatus.FINISHED;
		}, this.transactions)
			.transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
			.build();
	}

	/**
	 * @throws PlanRefusedException if the audience is not of the expected size
	 */
	private void seal(Drive drive) {
		this.ledger.keepOneCustomerPerAddress(drive.run());
		this.silences.heedOnce(drive.run());
		this.pressure.take(drive.run());
		Optional<Expectation> expected = drive.campaign().audience().expect();
		long included = this.book.included(drive.run());
		if (expected.filter((range) -> !range.contains(included)).isPresent()) {
			throw new PlanRefusedException("%s would write to %d customers; audience.expect allows %s"
				.formatted(drive.run().name(), included, expected.get()));
		}
		this.escalations.begin(drive.run(), drive.campaign());
		this.book.planned(drive.run(), drive.planned().duplicates());
	}

}
