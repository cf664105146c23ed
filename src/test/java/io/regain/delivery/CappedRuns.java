package io.regain.delivery;

import java.util.Arrays;
import java.util.List;

import io.regain.message.MessageClass;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs that are planned under the caps, as the steps of a job do it. */
final class CappedRuns {

	private final TestLedger ledger;

	private final Rooms rooms;

	private final Pressure pressure;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	CappedRuns(TestLedger ledger, BeanFactory beans, Pressure pressure, PlatformTransactionManager transactions,
			JdbcClient jdbc) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.pressure = pressure;
		this.transaction = new TransactionTemplate(transactions);
		this.jdbc = jdbc;
	}

	static TestCampaign marketing(int priority) {
		return TestCampaign.of(MessageClass.MARKETING)
			.with("template: test/note", "template: test/note\n  priority: " + priority);
	}

	Run planned(int priority, String... customers) {
		return end(begun(priority, customers));
	}

	Run begun(int priority, String... customers) {
		Run run = this.ledger.begun(marketing(priority));
		this.rooms.plan().add(run, Arrays.stream(customers).map(this.ledger::customer).toList());
		return run;
	}

	Run plan(TestCampaign campaign, PlannedRecipient... recipients) {
		Run run = this.ledger.begun(campaign);
		this.rooms.plan().add(run, List.of(recipients));
		return end(run);
	}

	/** As the end of planning does it. */
	Run end(Run run) {
		return this.transaction.execute((status) -> {
			this.rooms.plan().keepOneCustomerPerAddress(run);
			this.pressure.take(run);
			return this.rooms.book().planned(run, 0);
		});
	}

	List<String> customers(Run run) {
		return this.jdbc.sql("SELECT DISTINCT customer_id FROM regain_message WHERE run_id = :run ORDER BY customer_id")
			.param("run", run.number())
			.query(String.class)
			.list();
	}

	Run sent(Run run) {
		Run now = this.rooms.book().find(run.name()).orElseThrow();
		Hold hold = this.ledger.hold(now, "me");
		Assignment assignment = this.rooms.deliveries().assign(now, hold, new Progress(), new Stop(), false);
		for (Work work : this.rooms.deliveries().split(now)) {
			this.rooms.deliveries().work(assignment, work);
		}
		return now;
	}

}
