package io.regain.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.regain.delivery.Deliveries;
import io.regain.delivery.LedgerAwayException;
import io.regain.delivery.RunBook;
import io.regain.delivery.Work;
import io.regain.message.Channel;

import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The step {@code dispatch}: each partition is a channel and a range of message ids. It
 * stands in no transaction of Spring Batch's: sending records its outcomes in its own.
 */
@Component
class DispatchStep {

	private final Deliveries deliveries;

	private final RunBook book;

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final TaskExecutor executor;

	DispatchStep(Deliveries deliveries, RunBook book, JobRepository repository, PlatformTransactionManager transactions,
			TaskExecutor dispatchExecutor) {
		this.deliveries = deliveries;
		this.book = book;
		this.repository = repository;
		this.transactions = transactions;
		this.executor = dispatchExecutor;
	}

	Step of(Drive drive, Assigned assigned) {
		Step part = new StepBuilder("dispatch-part", this.repository).tasklet(part(assigned), this.transactions)
			.transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
			.build();
		return new StepBuilder("dispatch", this.repository).partitioner("dispatch-part", partitioner(drive, assigned))
			.step(part)
			.taskExecutor(this.executor)
			.build();
	}

	private Partitioner partitioner(Drive drive, Assigned assigned) {
		return (gridSize) -> {
			if (!drive.takesUp()) {
				this.book.limit(drive.run(), drive.hold(), drive.limit());
			}
			assigned
				.set(this.deliveries.assign(drive.run(), drive.hold(), drive.progress(), drive.stop(), drive.waits()));
			drive.observer().sending(drive.run().name(), drive.progress());
			List<Work> parts = this.deliveries.split(drive.run());
			Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
			parts.forEach((work) -> contexts.put("%s-%d".formatted(work.channel().id(), work.from()), context(work)));
			return contexts;
		};
	}

	private static ExecutionContext context(Work work) {
		ExecutionContext context = new ExecutionContext();
		context.putString("channel", work.channel().id());
		context.putLong("from", work.from());
		context.putLong("to", work.to());
		return context;
	}

	private Tasklet part(Assigned assigned) {
		return (contribution, chunkContext) -> {
			ExecutionContext context = contribution.getStepExecution().getExecutionContext();
			Work work = new Work(Channel.of(context.getString("channel")), context.getLong("from"),
					context.getLong("to"));
			try {
				this.deliveries.work(assigned.get(), work);
			}
			catch (LedgerAwayException ex) {
				assigned.without(ex);
				throw ex;
			}
			return RepeatStatus.FINISHED;
		};
	}

}
