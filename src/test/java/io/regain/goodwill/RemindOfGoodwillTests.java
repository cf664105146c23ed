package io.regain.goodwill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.message.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Who has not used what they were given is reminded once, before its last day. */
@GoodwillTest
class RemindOfGoodwillTests {

	private final Hurt hurt;

	private final RemindOfGoodwill remind;

	private final RedeemGoodwill redeem;

	private final CountGoodwill count;

	private final ScriptedSender email;

	private final TestClock clock;

	private final JdbcClient jdbc;

	private long incident;

	RemindOfGoodwillTests(Hurt hurt, RemindOfGoodwill remind, RedeemGoodwill redeem, CountGoodwill count,
			@Qualifier("email") ScriptedSender email, TestClock clock, JdbcClient jdbc) {
		this.hurt = hurt;
		this.remind = remind;
		this.redeem = redeem;
		this.count = count;
		this.email = email;
		this.clock = clock;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void begin() {
		this.hurt.begin(5);
		this.incident = this.hurt.open();
		this.hurt.grant(this.incident);
	}

	@Test
	void whoHasNotUsedItIsRemindedOnceInTime() {
		this.redeem.redeem(this.hurt.code(5), Optional.empty(), Hurt.TILL);
		after(22);
		this.remind.look();
		assertThat(reminders()).isEmpty();
		after(1);
		this.remind.look();
		this.remind.look();
		this.hurt.await(this.count.runs(this.incident).get(1));
		this.remind.look();
		assertThat(reminders()).extracting((message) -> message.to().value())
			.containsExactlyInAnyOrder("c3@mail.example", "c4@mail.example");
		assertThat(reminders()).filteredOn((message) -> message.to().value().equals("c3@mail.example"))
			.extracting(RemindOfGoodwillTests::text)
			.containsExactly("Remember %s 22 December 2026".formatted(Letters.grouped(this.hurt.code(3))));
		after(30);
		this.remind.look();
		this.hurt.await(this.count.runs(this.incident).get(2));
		assertThat(reminders()).hasSize(4);
		assertThat(this.count.runs(this.incident)).extracting((run) -> run.key())
			.containsExactly("incident-%d/goodwill".formatted(this.incident),
					"incident-%d/reminder".formatted(this.incident), "incident-%d/reminder-2".formatted(this.incident));
	}

	@Test
	void whoUsesItBeforeTheReminderLeavesIsNotReminded() {
		this.email.answer((message) -> new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1))));
		after(23);
		this.remind.look();
		Patience.await("all three are deferred").until(() -> reminders().size() == 3);
		Patience.await("nothing is in the air")
			.until(() -> this.hurt.count("regain_message WHERE state = 'SENDING'") == 0);
		this.redeem.redeem(this.hurt.code(3), Optional.empty(), Hurt.TILL);
		this.email.accept();
		Patience.await("the others are reminded").until(() -> {
			this.clock.advance(Duration.ofSeconds(20));
			return this.hurt.status(this.count.runs(this.incident).get(1)).equals("COMPLETED");
		});
		assertThat(this.hurt.count("regain_message WHERE customer_id = '3' AND state = 'SUPERSEDED'")).isEqualTo(1);
		assertThat(reminders()).hasSize(5);
	}

	@Test
	void whoIsNotAffectedAfterAllIsNeitherToldNorReminded() {
		this.email.answer((message) -> new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1))));
		long another = this.hurt.open();
		Granted granted = this.hurt.confirm(this.hurt.propose(another));
		Patience.await("all are deferred").until(() -> this.email.handed().size() == 10);
		Patience.await("nothing is in the air")
			.until(() -> this.hurt.count("regain_message WHERE state = 'SENDING'") == 0);
		this.hurt.leave(another, "3");
		this.email.accept();
		Patience.await("the others are told").until(() -> {
			this.clock.advance(Duration.ofSeconds(20));
			return this.hurt.status(granted.run()).equals("COMPLETED");
		});
		assertThat(this.email.handed()).hasSize(14);
		after(23);
		this.remind.look();
		this.hurt.await(this.count.runs(another).get(1));
		this.hurt.await(this.count.runs(this.incident).get(1));
		assertThat(reminders()).extracting((message) -> message.to().value())
			.containsOnlyOnce("c3@mail.example")
			.hasSize(5);
	}

	@Test
	void whatSomebodyWasGivenIsRememberedAsItWasAndAPolicyInErrorKeepsNoOther() {
		this.hurt.policy("valid: 30d", "valid: 90d");
		this.hurt.write("campaigns/compensation/broken.yaml", """
				compensation: broken
				title: Another
				campaign: sorry
				reminder: { campaign: lost, before: 7d }
				budget: { amount: 10, currency: RUB, per: total }
				rules: [{ give: { amount: 5 }, valid: 30d }]
				""");
		this.jdbc.sql("UPDATE regain_goodwill SET policy = 'broken' WHERE customer_id = '4'").update();
		this.jdbc.sql("DELETE FROM buyer").update();
		after(23);
		this.remind.look();
		Patience.await("the others are reminded").until(() -> reminders().size() == 2);
		this.hurt.await(this.count.runs(this.incident).get(1));
		assertThat(reminders()).extracting(RemindOfGoodwillTests::text)
			.allMatch((text) -> text.endsWith("22 December 2026"));
	}

	private void after(int days) {
		this.clock.advance(Duration.ofDays(days));
	}

	private List<Outgoing> reminders() {
		return this.email.handed().stream().filter((message) -> text(message).startsWith("Remember")).toList();
	}

	private static String text(Outgoing message) {
		return ((Content.Email) message.content()).text().strip();
	}

}
