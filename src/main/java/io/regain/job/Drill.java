package io.regain.job;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import io.regain.delivery.Definition;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.message.RunName;
import io.regain.plan.Prepared;

import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what each run begins with, for nobody: the first thing that a process does for
 * somebody who waits for it takes a second less. The run is taken back before anybody
 * sees it; the job, which has no work, stands in Spring Batch's tables.
 */
@Service
public class Drill {

	private final RunBook book;

	private final ProcessName process;

	private final JobOperator operator;

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final Clock clock;

	Drill(RunBook book, ProcessName process, JobOperator operator, JobRepository repository,
			PlatformTransactionManager transactions, Clock clock) {
		this.book = book;
		this.process = process;
		this.operator = operator;
		this.repository = repository;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * @param prepared of any run
	 */
	public void perform(Prepared prepared) {
		begin(prepared);
		launch();
	}

	private void begin(Prepared prepared) {
		Definition definition = new Definition(prepared.sources(), prepared.template());
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			status.setRollbackOnly();
			Run run = this.book.begin(new RunName(prepared.campaign().id(), "drill"), prepared.campaign(), definition,
					today, this.clock.instant());
			this.book.beginAnew(run, prepared.campaign(), definition, this.clock.instant());
		});
	}

	private void launch() {
		Step part = new StepBuilder("drill-part", this.repository)
			.tasklet((contribution, context) -> RepeatStatus.FINISHED, this.transactions)
			.build();
		Step parts = new StepBuilder("drill", this.repository)
			.partitioner("drill-part", (gridSize) -> Map.of("0", new ExecutionContext(), "1", new ExecutionContext()))
			.step(part)
			.taskExecutor(new SimpleAsyncTaskExecutor("drill-"))
			.build();
		try {
			this.operator.start(new JobBuilder("drill", this.repository).start(parts).build(), parameters());
		}
		catch (Exception ex) {
			throw new IllegalStateException("the drill could not be launched", ex);
		}
	}

	private JobParameters parameters() {
		return new JobParametersBuilder().addString("process", this.process.name())
			.addString("at", this.clock.instant().toString())
			.toJobParameters();
	}

}
