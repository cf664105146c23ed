package io.regain.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.regain.message.Address;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.RunName;
import io.regain.message.Secret;
import io.regain.plan.Decision;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes runs with recipients in a moment, and looks at what became of them. */
public class TestLedger {

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private final RunBook book;

	private final PlanLedger plan;

	private final Holds holds;

	private final Secret secret;

	private final JdbcClient jdbc;

	private final Clock clock;

	public TestLedger(RunBook book, PlanLedger plan, Holds holds, Secret secret, JdbcClient jdbc, Clock clock) {
		this.book = book;
		this.plan = plan;
		this.holds = holds;
		this.secret = secret;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** A run of its own that is being planned. */
	public Run begun(TestCampaign campaign) {
		RunName name = new RunName("note", "run-" + NUMBERS.incrementAndGet());
		return this.book.begin(name, campaign.parsed(), campaign.definition(), LocalDate.of(2026, 11, 22),
				this.clock.instant());
	}

	/** A planned run, as it is just before its dispatch. */
	public Run planned(TestCampaign campaign, PlannedRecipient... recipients) {
		Run run = begun(campaign);
		this.plan.add(run, List.of(recipients));
		this.plan.keepOneCustomerPerAddress(run);
		return this.book.planned(run, 0);
	}

	public Run planned(MessageClass messageClass, PlannedRecipient... recipients) {
		return planned(TestCampaign.of(messageClass), recipients);
	}

	/** One with so many customers, c-1 and on, who are reached by email. */
	public Run planned(MessageClass messageClass, int customers) {
		return planned(messageClass,
				IntStream.rangeClosed(1, customers)
					.mapToObj((number) -> customer("c-" + number))
					.toArray(PlannedRecipient[]::new));
	}

	/** Reached by email. */
	public PlannedRecipient customer(String id) {
		return customer(id, new EmailAddress(id + "@example.com"));
	}

	public PlannedRecipient customer(String id, Address... addresses) {
		return customer(id, """
				{"customer": {"given_name": "%s"}, "variables": {"order_number": "L-1"}}""".formatted(id), addresses);
	}

	/**
	 * @param facts as the ledger keeps them
	 */
	public PlannedRecipient customer(String id, String facts, Address... addresses) {
		List<Decision.Target> targets = Arrays.stream(addresses)
			.map((address) -> new Decision.Target(address, this.secret.hash(address)))
			.toList();
		return new PlannedRecipient(id, new Decision.Included(targets), Math.abs((long) id.hashCode()), "en", "UTC",
				facts);
	}

	/** What a message of a run is called on the wire. */
	public String reference(Run run, long message) {
		return Reference.of(run, message);
	}

	/** Takes the hold of a run, from whoever has it. */
	public Hold hold(Run run, String holder) {
		return this.holds.take(run.number(), holder, this.holds.look(run.number())).orElseThrow();
	}

	/** Lets the run end if it has, as whoever holds it would. */
	public Run settled(Run run) {
		return this.book.settle(run, held(run));
	}

	/** Lets so many recipients go, as whoever holds the run would. */
	public void limit(Run run, Optional<Long> recipients) {
		this.book.limit(run, held(run), recipients);
	}

	private Hold held(Run run) {
		return this.holds.look(run.number())
			.map((seen) -> new Hold(run.number(), "", seen.fence()))
			.orElseGet(() -> hold(run, "anybody"));
	}

	/** The ids of its messages, in order. */
	public List<Long> messages(Run run) {
		return this.jdbc.sql("SELECT id FROM regain_message WHERE run_id = :run ORDER BY id")
			.param("run", run.number())
			.query(Long.class)
			.list();
	}

	/** The row of a message by column name. */
	public Map<String, Object> row(long message) {
		return this.jdbc.sql("SELECT * FROM regain_message WHERE id = :id").param("id", message).query().singleRow();
	}

	public State state(long message) {
		return State.valueOf(String.valueOf(row(message).get("state")));
	}

	public List<State> states(Run run) {
		return messages(run).stream().map(this::state).toList();
	}

	/** Puts a message into a state, however it may have come there, as of this worker. */
	public void put(long message, State state, Hold hold) {
		this.jdbc.sql("""
				UPDATE regain_message SET state = :state, claimed_by = :worker, attempts = 1, sending_at = due_at
				WHERE id = :id
				""").param("state", state.name()).param("worker", hold.worker()).param("id", message).update();
	}

	/** What is remembered of the attempts at a message. */
	public List<String> attempts(long message) {
		return this.jdbc.sql(
				"SELECT CONCAT(attempt, ' ', outcome, ' ', code) FROM regain_attempt WHERE message_id = :id ORDER BY id")
			.param("id", message)
			.query(String.class)
			.list()
			.stream()
			.map(String::strip)
			.toList();
	}

	/** Whether a statement of this schema waits for rows that another has locked. */
	public boolean isWaitingForALock() {
		return this.jdbc.sql("""
				SELECT COUNT(*) FROM information_schema.innodb_trx t
				JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
				WHERE t.trx_state = 'LOCK WAIT' AND p.db = DATABASE()
				""").query(Long.class).single() > 0;
	}

}
