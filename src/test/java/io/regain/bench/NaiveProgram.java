package io.regain.bench;

import java.util.List;

import javax.sql.DataSource;

import jakarta.mail.internet.MimeMessage;

import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * What one writes first: a chunk step of 100 that sends each message with
 * {@code JavaMailSender} and notes it with one UPDATE.
 */
final class NaiveProgram {

	private final DataSource dataSource;

	private final JdbcClient jdbc;

	private final JavaMailSenderImpl mail = new JavaMailSenderImpl();

	private final BenchLetter letter;

	NaiveProgram(DataSource dataSource, int port, BenchLetter letter) {
		this.dataSource = dataSource;
		this.jdbc = JdbcClient.create(dataSource);
		this.letter = letter;
		this.mail.setHost("127.0.0.1");
		this.mail.setPort(port);
	}

	void run(int messages) throws Exception {
		this.jdbc.sql("DROP TABLE IF EXISTS naive").update();
		this.jdbc.sql("CREATE TABLE naive AS SELECT id, email, 0 AS sent FROM person LIMIT :most")
			.param("most", messages)
			.update();
		this.jdbc.sql("ALTER TABLE naive ADD PRIMARY KEY (id)").update();
		List<Recipient> recipients = this.jdbc.sql("SELECT id, email FROM naive").query(Recipient.class).list();
		ResourcelessJobRepository repository = new ResourcelessJobRepository();
		Step step = new StepBuilder("send", repository).<Recipient, Recipient>chunk(100)
			.transactionManager(new JdbcTransactionManager(this.dataSource))
			.reader(new ListItemReader<>(recipients))
			.writer((chunk) -> {
				for (Recipient recipient : chunk) {
					send(recipient);
				}
			})
			.build();
		Job job = new JobBuilder("naive", repository).start(step).build();
		TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
		operator.setJobRepository(repository);
		operator.setJobRegistry(new MapJobRegistry());
		operator.afterPropertiesSet();
		operator.start(job, new JobParameters());
		long sent = this.jdbc.sql("SELECT SUM(sent) FROM naive").query(Long.class).single();
		if (sent != messages) {
			throw new IllegalStateException("%d of %d were sent".formatted(sent, messages));
		}
	}

	private void send(Recipient recipient) throws Exception {
		MimeMessage message = this.mail.createMimeMessage();
		MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
		helper.setFrom("hello@lavka.example", "Lavka");
		helper.setTo(recipient.email());
		helper.setSubject(this.letter.subject());
		helper.setText(this.letter.text(), this.letter.html());
		this.mail.send(message);
		this.jdbc.sql("UPDATE naive SET sent = 1 WHERE id = :id").param("id", recipient.id()).update();
	}

	record Recipient(long id, String email) {
	}

}
