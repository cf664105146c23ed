package io.regain.delivery;

import java.util.List;
import java.util.Map;

import io.regain.RegainTest;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import io.regain.plan.Decision;
import io.regain.plan.Exclusion;
import io.regain.report.Reports;
import io.regain.report.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@RegainTest
class PlanLedgerTests {

	private static final TestCampaign SERVICE = TestCampaign.of(MessageClass.SERVICE);

	private static final EmailAddress SHARED = new EmailAddress("family@example.com");

	private static final PhoneNumber PHONE = new PhoneNumber("+4915112345678");

	private final TestLedger ledger;

	private final PlanLedger plan;

	private final RunBook book;

	private final Reports reports;

	private final JdbcClient jdbc;

	PlanLedgerTests(TestLedger ledger, PlanLedger plan, RunBook book, Reports reports, JdbcClient jdbc) {
		this.ledger = ledger;
		this.plan = plan;
		this.book = book;
		this.reports = reports;
		this.jdbc = jdbc;
	}

	@Test
	void aCustomerCountsOnceWithinABatchAndAcrossBatches() {
		Run run = this.ledger.begun(SERVICE);
		PlannedRecipient first = this.ledger.customer("a", new EmailAddress("first@example.com"));
		PlannedRecipient second = this.ledger.customer("a", new EmailAddress("second@example.com"));
		assertThat(this.plan.add(run, List.of(first, second, this.ledger.customer("b"), second))).isEqualTo(2);
		assertThat(this.plan.add(run, List.of(second, this.ledger.customer("c")))).isEqualTo(1);
		assertThat(this.plan.add(run, List.of())).isZero();
		assertThat(addresses(run)).containsExactly("first@example.com", "b@example.com", "c@example.com");
		RunReport.Audience audience = this.reports.of(this.book.planned(run, 3)).audience();
		assertThat(audience.selected()).isEqualTo(3);
		assertThat(audience.duplicateRows()).isEqualTo(3);
	}

	@Test
	void idsThatDifferInCaseOrAccentAreDifferentCustomers() {
		Run run = this.ledger.planned(SERVICE, this.ledger.customer("aB3"), this.ledger.customer("Ab3"),
				this.ledger.customer("áb3", new EmailAddress("other@example.com")));
		assertThat(this.ledger.messages(run)).hasSize(3);
	}

	@Test
	void everySelectedCustomerIsAccountedFor() {
		Run run = this.ledger.planned(SERVICE, this.ledger.customer("a"), with("b", new Decision.HeldOut(List.of())),
				with("c", new Decision.Excluded(Exclusion.NO_CONSENT, "")),
				with("d", new Decision.Excluded(Exclusion.EXCLUDED_SEGMENT, "open-complaint")),
				with("e", new Decision.Excluded(Exclusion.NO_CONSENT, "")));
		RunReport.Audience audience = this.reports.of(run).audience();
		assertThat(audience.selected()).isEqualTo(5);
		assertThat(audience.included()).isEqualTo(1);
		assertThat(audience.heldOut()).isEqualTo(1);
		assertThat(audience.excluded()).containsEntry("no-consent", 2L)
			.containsEntry("excluded-segment", 1L)
			.hasSize(2);
		assertThat(this.ledger.messages(run)).hasSize(1);
	}

	@Test
	void theDatabaseItselfRefusesASecondMessage() {
		Run run = this.ledger.planned(SERVICE, this.ledger.customer("a"));
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.jdbc
			.sql("""
					INSERT INTO regain_message
					  (run_id, customer_id, channel, step, address, address_hash, redirected, state, due_at, deadline_at, attempts, doubts)
					SELECT run_id, customer_id, channel, step, 'other@example.com', address_hash, FALSE, 'PLANNED', due_at, deadline_at, 0, 0
					FROM regain_message WHERE run_id = :run""")
			.param("run", run.number())
			.update());
	}

	@Test
	void ofTheCustomersWhoShareAnAddressMarketingReachesTheLowestId() {
		Run run = this.ledger.planned(MessageClass.MARKETING, this.ledger.customer("10", SHARED),
				this.ledger.customer("9", SHARED), this.ledger.customer("100", SHARED), this.ledger.customer("8"));
		assertThat(addresses(run)).containsExactly("family@example.com", "8@example.com");
		assertThat(messageOf(run, "9")).isOne();
		assertThat(this.reports.of(run).audience().excluded()).containsEntry("address-taken", 2L);
		assertThat(this.reports.of(run).audience().selected()).isEqualTo(4);
	}

	@Test
	void addressesThatDifferInCaseAreShared() {
		Run run = this.ledger.planned(MessageClass.MARKETING, this.ledger.customer("a", SHARED),
				this.ledger.customer("b", new EmailAddress("Family@Example.com")));
		assertThat(this.ledger.messages(run)).hasSize(1);
	}

	@Test
	void onAllChannelsOnlyTheSharedOneIsTaken() {
		Run run = this.ledger.planned(MessageClass.MARKETING, this.ledger.customer("1", SHARED),
				this.ledger.customer("2", SHARED, PHONE), this.ledger.customer("3", PHONE));
		assertThat(addresses(run)).containsExactly(SHARED.value(), PHONE.value());
		assertThat(messageOf(run, "2")).isOne();
		assertThat(this.reports.of(run).audience().included()).isEqualTo(2);
		assertThat(this.reports.of(run).audience().excluded()).containsExactly(Map.entry("address-taken", 1L));
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MARKETING")
	void whatPeopleNeedToKnowEachOfThemGets(MessageClass messageClass) {
		Run run = this.ledger.planned(messageClass, this.ledger.customer("1", SHARED),
				this.ledger.customer("2", SHARED));
		assertThat(this.ledger.messages(run)).hasSize(2);
	}

	@Test
	void anotherRunMayReachTheSameAddress() {
		this.ledger.planned(MessageClass.MARKETING, this.ledger.customer("1", SHARED));
		Run run = this.ledger.planned(MessageClass.MARKETING, this.ledger.customer("2", SHARED));
		assertThat(this.ledger.messages(run)).hasSize(1);
	}

	private static PlannedRecipient with(String id, Decision decision) {
		return new PlannedRecipient(id, decision, 4_294_967_295L, "", "", "");
	}

	private List<String> addresses(Run run) {
		return this.jdbc.sql("SELECT address FROM regain_message WHERE run_id = :run ORDER BY id")
			.param("run", run.number())
			.query(String.class)
			.list();
	}

	private long messageOf(Run run, String customer) {
		return this.jdbc.sql("SELECT COUNT(*) FROM regain_message WHERE run_id = :run AND customer_id = :customer")
			.param("run", run.number())
			.param("customer", customer)
			.query(Long.class)
			.single();
	}

}
