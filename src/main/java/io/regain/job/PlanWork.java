package io.regain.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.audience.Audiences;
import io.regain.audience.Candidate;
import io.regain.audience.CandidateBatch;
import io.regain.audience.CandidateStream;
import io.regain.delivery.Deadlocks;
import io.regain.delivery.Facts;
import io.regain.delivery.PlanLedger;
import io.regain.delivery.PlannedRecipient;
import io.regain.plan.Decision;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * The planning of one launch: opens the segment, does what each of its workers does, and
 * closes it. No tasklet itself: Spring Batch would tell it of the end of each worker too.
 */
class PlanWork implements StepExecutionListener {

	private final Drive drive;

	private final Audiences audiences;

	private final PlanLedger ledger;

	private final JsonMapper json;

	private @Nullable CandidateStream stream;

	private volatile @Nullable PlanSource source;

	PlanWork(Drive drive, Audiences audiences, PlanLedger ledger, JsonMapper json) {
		this.drive = drive;
		this.audiences = audiences;
		this.ledger = ledger;
		this.json = json;
	}

	/** One part for each worker; they know nothing but the segment that they share. */
	Map<String, ExecutionContext> open(int workers) {
		this.drive.observer().planning(this.drive.run().name(), this.drive.planned());
		this.ledger.discard(this.drive.run());
		this.stream = this.audiences.open(this.drive.wishes(), this.drive.run().number(), this.drive.hold().fence());
		this.source = new PlanSource(this.stream, this.drive);
		Map<String, ExecutionContext> parts = new HashMap<>();
		for (int worker = 1; worker <= workers; worker++) {
			parts.put("worker-" + worker, new ExecutionContext());
		}
		return parts;
	}

	/** Until nothing of the segment is left. */
	RepeatStatus plan(StepContribution contribution) {
		PlanSource shared = Optional.ofNullable(this.source).orElseThrow();
		try {
			for (var batch = shared.next(); batch.isPresent(); batch = shared.next()) {
				contribution.incrementWriteCount(plan(batch.get()));
				shared.done(batch.get());
			}
			return RepeatStatus.FINISHED;
		}
		catch (RuntimeException | Error ex) {
			shared.fail();
			throw ex;
		}
	}

	private int plan(CandidateBatch batch) {
		List<PlannedRecipient> recipients = batch.candidates().stream().map(this::decide).toList();
		int duplicates = Deadlocks.again(() -> this.ledger.add(this.drive.run(), recipients));
		this.drive.planned().add(recipients.size() - duplicates, duplicates);
		return recipients.size() - duplicates;
	}

	private PlannedRecipient decide(Candidate candidate) {
		Decision decision = this.drive.decider().decide(candidate);
		String facts = (decision instanceof Decision.Included) ? Facts.write(candidate.customer().orElseThrow(),
				candidate.variables(), this.drive.segment().variables(), this.json) : "";
		return new PlannedRecipient(candidate.customerId(), decision, this.drive.decider().lot(candidate.customerId()),
				candidate.customer().map((customer) -> customer.locale()).orElse(""),
				candidate.customer().map((customer) -> customer.timeZone()).orElse(""), facts);
	}

	@Override
	public ExitStatus afterStep(StepExecution execution) {
		if (this.stream != null) {
			this.stream.close();
		}
		this.audiences.close(this.drive.run().number(), this.drive.hold().fence());
		return execution.getExitStatus();
	}

}
