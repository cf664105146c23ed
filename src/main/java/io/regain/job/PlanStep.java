package io.regain.job;

import io.regain.audience.Audiences;
import io.regain.audience.Candidate;
import io.regain.delivery.Facts;
import io.regain.delivery.PlanLedger;
import io.regain.delivery.PlannedRecipient;
import io.regain.plan.Decision;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The step {@code plan}: reads the segment, decides, and writes recipients with their
 * messages, a thousand in one transaction. Nothing of it counts before the run is sealed.
 */
@Component
class PlanStep {

	private static final int CHUNK = 1_000;

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
		return new StepBuilder("plan", this.repository).<Candidate, PlannedRecipient>chunk(CHUNK)
			.transactionManager(this.transactions)
			.reader(new CandidateReader(this.audiences, drive))
			.processor((candidate) -> decide(drive, candidate))
			.writer((chunk) -> write(drive, chunk))
			.listener(new StepExecutionListener() {
				@Override
				public void beforeStep(StepExecution execution) {
					drive.observer().planning(drive.run().name(), drive.planned());
					PlanStep.this.ledger.discard(drive.run());
				}
			})
			.build();
	}

	private PlannedRecipient decide(Drive drive, Candidate candidate) {
		Decision decision = drive.decider().decide(candidate);
		String facts = (decision instanceof Decision.Included) ? Facts.write(candidate.customer().orElseThrow(),
				candidate.variables(), drive.segment().variables(), this.json) : "";
		return new PlannedRecipient(candidate.customerId(), decision, drive.decider().lot(candidate.customerId()),
				candidate.customer().map((customer) -> customer.locale()).orElse(""),
				candidate.customer().map((customer) -> customer.timeZone()).orElse(""), facts);
	}

	private void write(Drive drive, Chunk<? extends PlannedRecipient> chunk) {
		int duplicates = this.ledger.add(drive.run(), chunk.getItems());
		drive.planned().add(chunk.size(), duplicates);
	}

}
