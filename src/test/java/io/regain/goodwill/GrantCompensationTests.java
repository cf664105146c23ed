package io.regain.goodwill;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.regain.ScriptedSender;
import io.regain.job.KeepRunning;
import io.regain.message.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is granted is what was shown, to each once, and told. */
@GoodwillTest
class GrantCompensationTests {

	private final Hurt hurt;

	private final GrantOnResolution onResolution;

	private final GrantCompensation grant;

	private final KeepRunning keepRunning;

	private final CountGoodwill count;

	private final ScriptedSender email;

	private final JdbcClient jdbc;

	GrantCompensationTests(Hurt hurt, GrantOnResolution onResolution, GrantCompensation grant, KeepRunning keepRunning,
			CountGoodwill count, @Qualifier("email") ScriptedSender email, JdbcClient jdbc) {
		this.hurt = hurt;
		this.onResolution = onResolution;
		this.grant = grant;
		this.keepRunning = keepRunning;
		this.count = count;
		this.email = email;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void begin() {
		this.hurt.begin(5);
	}

	@Test
	void theFirstRuleThatFitsSaysWhatSomebodyGetsAndTheyReadIt() {
		long incident = this.hurt.open();
		CompensationProposal proposal = this.hurt.propose(incident);
		assertThat(proposal.lines()).extracting(CompensationProposal.Line::people).containsExactly(1L, 2L, 2L);
		assertThat(proposal.costs()).isEqualByComparingTo("600");
		assertThat(proposal.samples()).hasSize(3)
			.allSatisfy((sample) -> assertThat(text(sample.content())).contains("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"));
		assertThat(this.email.handed()).isEmpty();
		assertThat(this.hurt.count("regain_goodwill")).isZero();
		Granted granted = this.hurt.confirm(proposal);
		this.hurt.await(granted.run());
		assertThat(granted.people()).isEqualTo(5);
		assertThat(granted.left()).isEqualByComparingTo("400");
		Map<String, String> told = told();
		assertThat(told.get("c5@mail.example"))
			.isEqualTo("Payments fail %s 22 December 2026 RUB 500".formatted(code(5)));
		assertThat(told.get("c1@mail.example")).contains(code(1), "100");
		assertThat(told.get("c3@mail.example")).contains(code(3), "10");
		assertThat(told).hasSize(5);
	}

	private Map<String, String> told() {
		Map<String, String> told = new TreeMap<>();
		this.email.handed().forEach((message) -> told.put(message.to().value(), text(message.content())));
		return told;
	}

	private static String text(Content content) {
		return ((Content.Email) content).text().strip();
	}

	private String code(long customer) {
		return Letters.grouped(this.hurt.code(customer));
	}

	@Test
	void nobodyIsGivenSomethingTwiceForAnIncidentAndWhoJoinsLaterIsGivenTheirs() {
		long incident = this.hurt.open();
		CompensationProposal first = this.hurt.propose(incident);
		this.hurt.await(this.hurt.confirm(first).run());
		assertThatExceptionOfType(GoodwillException.class).isThrownBy(() -> this.hurt.confirm(first))
			.withMessageContaining("not what was shown");
		CompensationProposal none = this.hurt.propose(incident);
		assertThat(none.people()).isZero();
		assertThat(none.already()).isEqualTo(5);
		assertThatExceptionOfType(GoodwillException.class).isThrownBy(() -> this.hurt.confirm(none))
			.withMessageContaining("nobody would get anything");
		this.jdbc.sql("INSERT INTO buyer VALUES (44, 'c44@mail.example', 'en', 'gold')").update();
		this.hurt.policy("orders: 5..", "orders: 500..");
		this.hurt.extend(incident);
		Granted later = this.hurt.grant(incident);
		assertThat(later.people()).isEqualTo(1);
		assertThat(later.run().key()).isEqualTo("incident-%d/goodwill-2".formatted(incident));
		assertThat(this.email.handed()).hasSize(6);
		assertThat(this.count.of(incident)).singleElement().satisfies((figures) -> {
			assertThat(figures.granted()).isEqualTo(6);
			assertThat(figures.costs()).isEqualByComparingTo("640");
			assertThat(figures.left()).isEqualByComparingTo("360");
		});
	}

	@Test
	void whoDoesNotFitIntoTheBudgetIsSaidBeforeAndGetsNothingIfThatIsWanted() {
		this.hurt.policy("amount: 1000", "amount: 550");
		long incident = this.hurt.open();
		CompensationProposal proposal = this.hurt.propose(incident);
		assertThat(proposal.without()).isEqualTo(2);
		assertThat(proposal.lines()).extracting(CompensationProposal.Line::fit).containsExactly(1L, 1L, 1L);
		assertThatExceptionOfType(GoodwillException.class).isThrownBy(() -> this.hurt.confirm(proposal))
			.withMessageContaining("has 550 RUB left, and no room for 2 people");
		assertThat(this.hurt.count("regain_goodwill")).isZero();
		Granted granted = this.hurt.confirm(proposal, true);
		this.hurt.await(granted.run());
		assertThat(granted.left()).isEqualByComparingTo(BigDecimal.ZERO);
		assertThat(told()).containsOnlyKeys("c5@mail.example", "c1@mail.example", "c3@mail.example");
	}

	@Test
	void whatWouldBeGrantedIsWhatWasShown() {
		CompensationProposal proposal = this.hurt.propose(this.hurt.open());
		this.hurt.policy("give: { amount: 500 }", "give: { amount: 50 }");
		assertThatExceptionOfType(GoodwillException.class).isThrownBy(() -> this.hurt.confirm(proposal))
			.withMessageContaining("not what was shown");
		assertThat(this.hurt.count("regain_goodwill")).isZero();
	}

	@Test
	void whoIsNotAffectedAfterAllIsGivenNothing() {
		long incident = this.hurt.open();
		long before = this.hurt.propose(incident).people();
		this.hurt.leave(incident, "3");
		assertThat(this.hurt.propose(incident).people()).isEqualTo(before - 1);
	}

	/** The last statement of the transaction fails, as if the process had died there. */
	@Test
	void whatIsNotGrantedAsAWholeIsNotGranted() {
		long incident = this.hurt.open();
		this.jdbc.sql("INSERT INTO regain_thread (run_id, thread, number) VALUES (4711, :thread, 1)")
			.param("thread", "incident-%d-goodwill".formatted(incident))
			.update();
		CompensationProposal proposal = this.hurt.propose(incident);
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.hurt.confirm(proposal));
		for (String left : List.of("regain_goodwill", "regain_goodwill_budget", "regain_run",
				"regain_affected WHERE audience LIKE '%goodwill'", "regain_audit WHERE action = 'grant-goodwill'")) {
			assertThat(this.hurt.count(left)).as(left).isZero();
		}
	}

	@Test
	void whatWasGrantedByAProcessThatDiedIsToldByTheNext() {
		Granted granted = this.grant.commitAll(this.hurt.open(), "payments");
		assertThat(this.hurt.status(granted.run())).isEqualTo("PLANNING");
		this.keepRunning.look();
		this.hurt.await(granted.run());
		this.keepRunning.look();
		assertThat(told()).hasSize(5);
		assertThat(this.email.handed()).hasSize(5);
	}

	@Test
	void whatIsGrantedWithoutAPersonIsGrantedWhenTheIncidentIsOver() {
		this.hurt.policy("rules:", "on-resolution: grant\nrules:");
		long incident = this.hurt.open();
		this.onResolution.plan(incident, "payments");
		this.onResolution.look();
		assertThat(this.hurt.count("regain_goodwill")).isZero();
		this.hurt.resolve(incident);
		IntStream.range(0, 3).forEach((again) -> this.onResolution.look());
		assertThat(this.hurt.count("regain_goodwill")).isEqualTo(5);
		assertThat(this.count.runs(incident)).singleElement().satisfies(this.hurt::await);
		assertThat(this.count.planned(incident)).isEqualTo(Optional.of("payments"));
	}

	@Test
	void whatHasNoRoomIsNotGrantedWithoutAPersonAndTheTeamIsTold() {
		this.hurt.policy("rules:", "on-resolution: grant\nrules:");
		this.hurt.policy("amount: 1000", "amount: 10");
		this.hurt.write("campaigns/compensation/small.yaml", """
				compensation: small
				title: Too small
				campaign: sorry
				budget: { amount: 10, currency: RUB, per: total }
				on-resolution: grant
				rules: [{ give: { amount: 5 }, valid: 30d }]
				""");
		long incident = this.hurt.open();
		this.onResolution.plan(incident, "small");
		this.hurt.resolve(incident);
		this.onResolution.look();
		this.onResolution.look();
		assertThat(this.hurt.count("regain_goodwill")).isZero();
		assertThat(this.email.handed()).filteredOn((message) -> message.to().value().equals("lead@lavka.example"))
			.singleElement()
			.satisfies((message) -> assertThat(text(message.content())).contains("was not granted",
					"no room for 3 people", "incident compensate"));
	}

}
