package io.regain.job;

import java.util.Optional;

import io.regain.campaign.Expectation;
import io.regain.delivery.PlanLedger;
import io.regain.delivery.RunBook;
import io.regain.delivery.Silences;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The step {@code seal}: what can be decided only when all recipients are known, then the
 * commit that ends planning.
 */
@Component
class SealStep {

	private final PlanLedger ledger;

	private final Silences silences;

	private final RunBook book;

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	SealStep(PlanLedger ledger, Silences silences, RunBook book, JobRepository repository,
			PlatformTransactionManager transactions) {
		this.ledger = ledger;
		this.silences = silences;
		this.book = book;
		this.repository = repository;
		this.transactions = transactions;
	}

	Step of(Drive drive) {
		return new StepBuilder("seal", this.repository).tasklet((contribution, context) -> {
			seal(drive);
			return RepeatStatus.FINISHED;
		}, this.transactions).build();
	}

	/**
	 * @throws PlanRefusedException if the audience is not of the expected size
	 */
	private void seal(Drive drive) {
		this.ledger.keepOneCustomerPerAddress(drive.run());
		Optional<Expectation> expected = drive.campaign().audience().expect();
		long included = this.book.included(drive.run());
		if (expected.filter((range) -> !range.contains(included)).isPresent()) {
			throw new PlanRefusedException("%s would write to %d customers; audience.expect allows %s"
				.formatted(drive.run().name(), included, expected.get()));
		}
		this.silences.heed(drive.run());
		this.book.planned(drive.run(), drive.planned().duplicates());
	}

}
