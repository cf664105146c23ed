package io.regain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.channel.Outcome.Deferred;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import io.regain.message.Secret;
import io.regain.message.Utc;
import io.regain.plan.Decision;
import io.regain.plan.Delay;
import io.regain.plan.Moved;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens when a customer says that they know, while the next message is about to
 * leave.
 */
@RegainTest
class EscalationTests {

	private static final TestCampaign CAMPAIGN = TestCampaign.of(MessageClass.SERVICE)
		.with("to: first", "to: escalation\n  until: acknowledged\n  wait: 10m");

	private final TestLedger ledger;

	private final Rooms rooms;

	private final Escalations escalations;

	private final LaterSteps steps;

	private final Secret secret;

	private final TransactionOperations transaction;

	private final TestClock clock;

	EscalationTests(TestLedger ledger, BeanFactory beans, Escalations escalations, LaterSteps steps, Secret secret,
			TransactionOperations transaction, TestClock clock) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.escalations = escalations;
		this.steps = steps;
		this.secret = secret;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Test
	void aLaterMessageIsThereFromTheBeginningAndIsNotFound() {
		Run run = planned();
		Hold hold = this.ledger.hold(run, "me");
		assertThat(this.ledger.states(run)).containsExactly(State.PLANNED, State.PLANNED);
		assertThat(this.rooms.claims().next(hold, work(run, Channel.EMAIL), 10)).hasSize(1);
		assertThat(this.rooms.claims().next(hold, work(run, Channel.SMS), 10)).isEmpty();
		assertThat(this.rooms.claims().nextDue(hold, work(run, Channel.SMS))).isEmpty();
	}

	@Test
	void whatWasFoundIsNotSentAfterTheCommitOfAnAcknowledgement() {
		Run run = planned();
		Hold hold = this.ledger.hold(run, "me");
		long later = this.ledger.messages(run).get(1);
		assertThat(this.steps.release(hold, List.of(later))).isOne();
		List<Pending> found = this.rooms.claims().next(hold, work(run, Channel.SMS), 10);
		assertThat(found).hasSize(1);
		acknowledge(run);
		assertThat(this.rooms.claims().sending(hold, Set.of(later))).isEmpty();
		assertThat(this.ledger.state(later)).isEqualTo(State.SUPPRESSED);
	}

	@Test
	void whatHasItsTurnAfterAnAcknowledgementIsNotLetGo() {
		Run run = planned();
		Hold hold = this.ledger.hold(run, "me");
		acknowledge(run);
		long later = this.ledger.messages(run).get(1);
		assertThat(this.steps.release(hold, List.of(later))).isZero();
		assertThat(this.ledger.row(later)).containsEntry("code", "reached")
			.containsEntry("detail", "by email: acknowledged");
	}

	@Test
	void whatWasOnTheWireAndComesBackIsNotTriedAgain() {
		Run run = planned();
		Hold hold = this.ledger.hold(run, "me");
		long later = this.ledger.messages(run).get(1);
		this.steps.release(hold, List.of(later));
		assertThat(this.rooms.claims().sending(hold, Set.of(later))).containsExactly(later);
		acknowledge(run);
		assertThat(this.ledger.state(later)).as("it may have arrived").isEqualTo(State.SENDING);
		this.rooms.claims()
			.unsent(hold, Set.of(later), this.clock.instant(),
					Optional.of(new Deferred("421", "later", Optional.empty())));
		Assignment assignment = this.rooms.deliveries().assign(run, hold, new Progress(), new Stop(), true);
		List<Pending> back = this.rooms.claims().next(hold, work(run, Channel.SMS), 10);
		assertThat(assignment.climb().without(back)).isEmpty();
		assertThat(this.ledger.state(later)).isEqualTo(State.SUPPRESSED);
	}

	@Test
	void whoLostTheirFirstMessageBeginsWithTheNext() {
		Run run = this.ledger.begun(CAMPAIGN);
		this.rooms.plan().add(run, List.of(customer("ann")));
		this.rooms.jdbc().sql("DELETE FROM regain_message WHERE step = 0").update();
		this.steps.closeGaps(run);
		assertThat(this.ledger.row(this.ledger.messages(run).get(0))).containsEntry("step", 0)
			.containsEntry("held", null);
	}

	@Test
	void aRunThatGoesToAllChannelsHasNoSteps() {
		Run run = this.ledger.planned(MessageClass.SERVICE,
				this.ledger.customer("ann", new EmailAddress("a@example.com"), new PhoneNumber("+4915112345678")));
		this.steps.closeGaps(run);
		assertThat(this.rooms.jdbc().sql("SELECT SUM(step) FROM regain_message").query(Long.class).single()).isZero();
		assertThat(this.escalations.until(run.number())).isEmpty();
	}

	private void acknowledge(Run run) {
		long first = this.ledger.messages(run).get(0);
		this.transaction.executeWithoutResult(
				(status) -> this.escalations.acknowledged(this.rooms.receipts().find(first).orElseThrow()));
		this.rooms.jdbc()
			.sql("""
					INSERT INTO regain_event (message_id, run_id, customer_id, channel, type, source, source_key, received_at)
					VALUES (:message, :run, 'ann', 'email', 'acknowledged', 'link', 'a', :now)
					""")
			.param("message", first)
			.param("run", run.number())
			.param("now", Utc.of(this.clock.instant()))
			.update();
	}

	private Run planned() {
		Run run = this.ledger.planned(CAMPAIGN, customer("ann"));
		this.transaction.executeWithoutResult((status) -> this.escalations.begin(run, CAMPAIGN.parsed()));
		return run;
	}

	private PlannedRecipient customer(String id) {
		PlannedRecipient plain = this.ledger.customer(id);
		return new PlannedRecipient(id, new Decision.Included(
				List.of(target(new EmailAddress("a@example.com"), 0), target(new PhoneNumber("+4915112345678"), 1))), 1,
				"en", "UTC", plain.facts());
	}

	private Decision.Target target(Address address, int step) {
		return new Decision.Target(address, this.secret.hash(address),
				Optional.of(new Moved(this.clock.instant().plus(Duration.ofMinutes(10L * step)), Delay.ESCALATION))
					.filter((later) -> step > 0),
				step);
	}

	private Work work(Run run, Channel channel) {
		return new Work(channel, 0, Long.MAX_VALUE);
	}

}
