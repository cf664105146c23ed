package io.regain.report;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import io.regain.delivery.PlannedRecipient;
import io.regain.delivery.Run;
import io.regain.delivery.TestLedger;
import io.regain.message.Address;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import io.regain.plan.Decision;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A run whose messages are in the states that a test says, with the events it says. */
final class HandmadeRun {

	private static final LocalDateTime START = LocalDateTime.of(2026, 11, 22, 10, 0);

	private final TestLedger ledger;

	private final JdbcClient jdbc;

	private final List<PlannedRecipient> recipients = new ArrayList<>();

	private final List<Runnable> changes = new ArrayList<>();

	private int events;

	HandmadeRun(TestLedger ledger, JdbcClient jdbc) {
		this.ledger = ledger;
		this.jdbc = jdbc;
	}

	/** A customer with a message to this address, in this state. */
	HandmadeRun message(String customer, String address, String locale, String state) {
		Address to = address.startsWith("+") ? new PhoneNumber(address) : new EmailAddress(address);
		PlannedRecipient like = this.ledger.customer(customer, to);
		this.recipients
			.add(new PlannedRecipient(customer, like.decision(), like.lot(), locale, like.timeZone(), like.facts()));
		boolean left = List.of("ACCEPTED", "DELIVERED", "BOUNCED").contains(state);
		return change(customer, "state = '%s', accepted_at = %s".formatted(state, left ? "due_at" : "NULL"));
	}

	HandmadeRun heldOut(String customer) {
		this.recipients.add(new PlannedRecipient(customer, new Decision.HeldOut(List.of()), 0, "", "", ""));
		return this;
	}

	/** One that was refused for this cause. */
	HandmadeRun refused(String customer, String address, String cause) {
		return message(customer, address, "en", "REFUSED").change(customer, "cause = '%s'".formatted(cause));
	}

	/**
	 * @param assignments of columns of the customer's message
	 */
	HandmadeRun change(String customer, String assignments) {
		this.changes
			.add(() -> this.jdbc.sql("UPDATE regain_message SET %s WHERE customer_id = :c".formatted(assignments))
				.param("c", customer)
				.update());
		return this;
	}

	/** Something that was reported so many minutes after ten. */
	HandmadeRun event(String customer, String type, String kind, int minutes) {
		int number = this.events++;
		this.changes.add(() -> this.jdbc
			.sql("""
					INSERT INTO regain_event (message_id, run_id, customer_id, channel, type, source, source_key, kind, received_at)
					SELECT id, run_id, customer_id, channel, :type, 'test', :key, NULLIF(:kind, ''), :at
					FROM regain_message WHERE customer_id = :customer
					""")
			.param("type", type)
			.param("key", number)
			.param("kind", kind)
			.param("at", START.plusMinutes(minutes))
			.param("customer", customer)
			.update());
		return this;
	}

	Run made() {
		Run run = this.ledger.planned(MessageClass.SERVICE, this.recipients.toArray(PlannedRecipient[]::new));
		this.changes.forEach(Runnable::run);
		return run;
	}

}
