package io.regain.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.audience.AudienceProperties.ConsentRule;
import io.regain.campaign.Segment;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.PhoneNumber;
import io.regain.message.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@RegainTest
class AudiencesTests {

	private static final TestCompany COMPANY = new TestCompany();

	private static final String ALL = "SELECT id AS customer_id FROM person ORDER BY place";

	private final BeanFactory beans;

	private final Audiences audiences;

	private final Suppressions suppressions;

	private final Secret secret;

	private final JdbcClient ledger;

	AudiencesTests(BeanFactory beans, Suppressions suppressions, Secret secret, JdbcClient ledger) {
		this.beans = beans;
		this.audiences = COMPANY.audiences(TestCompany.DEFAULTS, beans);
		this.suppressions = suppressions;
		this.secret = secret;
		this.ledger = ledger;
	}

	@BeforeAll
	static void makeACompany() {
		COMPANY.with(
				"""
						CREATE TABLE person (
						  place INT, id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, email VARCHAR(300), phone VARCHAR(50),
						  locale VARCHAR(80), time_zone VARCHAR(80), given_name VARCHAR(50), points INT)""",
				"CREATE TABLE device (person VARCHAR(64), token VARCHAR(600), seen DATETIME)",
				"""
						CREATE VIEW regain_customer AS
						SELECT CONVERT(id USING utf8mb4) COLLATE utf8mb4_unicode_ci AS id, email, phone, locale, time_zone,
						       given_name, points
						FROM person""",
				"CREATE VIEW regain_device AS SELECT person AS customer_id, token, seen AS last_seen_at FROM device",
				"INSERT INTO person VALUES (3, 'Ab3', 'second@example.com', NULL, 'en', 'UTC', 'Second', 0)",
				"INSERT INTO person VALUES (2, 'aB3', 'First@Example.com', '030 901820', 'de-DE', 'UTC', 'First', 7)",
				"INSERT INTO person VALUES (1, 'áb3', 'no address', ' ', 'ru', NULL, NULL, 1)",
				"INSERT INTO device VALUES ('aB3', 'old', '2026-01-01'), ('aB3', 'new', '2026-11-01'), ('Ab3', 'x y', NULL)");
	}

	@AfterAll
	static void close() {
		COMPANY.close();
	}

	@Test
	void idsThatDifferInCaseOrAccentAreDifferentCustomersThoughTheViewThinksThemOne() {
		assertThat(
				COMPANY.jdbc().sql("SELECT COUNT(*) FROM regain_customer WHERE id = 'ab3'").query(Long.class).single())
			.as("the view's collation")
			.isEqualTo(3);
		List<Candidate> candidates = peek(ALL);
		assertThat(candidates).extracting(Candidate::customerId).containsExactly("áb3", "aB3", "Ab3");
		assertThat(candidates).extracting((candidate) -> candidate.customer().orElseThrow().facts().get("given_name"))
			.containsExactly(null, "First", "Second");
		assertThat(addresses(candidates.get(2))).containsEntry(Channel.EMAIL, new EmailAddress("second@example.com"));
	}

	@Test
	void aCustomerIsReachedWhereTheCompanyHasAnAddress() {
		Candidate first = peek(ALL).get(1);
		assertThat(addresses(first)).containsEntry(Channel.EMAIL, new EmailAddress("First@example.com"))
			.containsEntry(Channel.SMS, new PhoneNumber("+4930901820"))
			.hasEntrySatisfying(Channel.PUSH, (device) -> assertThat(device.value()).isEqualTo("new"));
		Customer customer = first.customer().orElseThrow();
		assertThat(customer.locale()).isEqualTo("de-DE");
		assertThat(customer.facts()).containsEntry("points", "7").doesNotContainKeys("email", "phone");
	}

	@Test
	void whoDoesNotWantToBeTrackedIsMarkedWhateverTheViewSays() {
		Untracked untracked = this.beans.getBean(Untracked.class);
		untracked.add("aB3", "preferences");
		assertThat(peek(ALL)).extracting((candidate) -> candidate.customer().orElseThrow().facts().get("tracking"))
			.containsExactly(null, "no", null);
		untracked.remove("aB3");
		assertThat(peek(ALL).get(1).customer().orElseThrow().facts()).doesNotContainKey("tracking");
	}

	@Test
	void whatIsNoAddressIsInvalidAndWhatIsBlankIsMissing() {
		assertThat(peek(ALL).get(0).contacts()).isEqualTo(Map.of(Channel.EMAIL, new Contact.Invalid()));
		assertThat(peek(ALL).get(2).contacts()).containsEntry(Channel.PUSH, new Contact.Invalid())
			.doesNotContainKey(Channel.SMS);
	}

	@Test
	void whatIsLongerThanAnyLocaleOrZoneIsNone() {
		COMPANY.with("UPDATE person SET locale = REPEAT('x', 80), time_zone = REPEAT('y', 80) WHERE id = 'aB3'");
		Customer customer = peek(ALL).get(1).customer().orElseThrow();
		COMPANY.with("UPDATE person SET locale = 'de-DE', time_zone = 'UTC' WHERE id = 'aB3'");
		assertThat(customer.locale() + customer.timeZone()).isEmpty();
	}

	@Test
	void whomTheViewDoesNotKnowComesWithoutACustomer() {
		assertThat(peek("SELECT 'nobody' AS customer_id")).singleElement()
			.satisfies((nobody) -> assertThat(nobody.customer()).isEmpty())
			.satisfies((nobody) -> assertThat(nobody.contacts()).isEmpty());
	}

	@Test
	void rowsKeepTheirOrderAndComeAgainIfTheSegmentSaysSo() {
		assertThat(peek("SELECT id AS customer_id, place AS n FROM person UNION ALL SELECT 'aB3', 9 ORDER BY n"))
			.extracting((candidate) -> candidate.customerId() + candidate.variables().get("n"))
			.containsExactly("áb31", "aB32", "Ab33", "aB39");
	}

	@Test
	void whoIsFrozenIsLookedUpByTheThousandAndForMarketingOnly() {
		List<Integer> asked = new ArrayList<>();
		Freezes freezes = new Freezes(this.ledger, new TestClock()) {

			@Override
			public Map<String, Freeze> among(Collection<String> customerIds) {
				asked.add(customerIds.size());
				return super.among(customerIds);
			}

		};
		freezes.begin("incident-7", "incident 7");
		this.ledger
			.sql("INSERT INTO regain_affected (audience, customer_id, joined_at) "
					+ "VALUES ('incident-7', '1500', '2026-11-22')")
			.update();
		Audiences audiences = TestCompany.audiences(COMPANY.database(), TestCompany.DEFAULTS, this.beans, freezes);
		String sql = "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 50) "
				+ "SELECT a.i * 50 + b.i AS customer_id FROM n a JOIN n b ORDER BY 1";
		assertThat(TestCompany.read(audiences.peek(TestCompany.wishes(sql)))).hasSize(2_500)
			.filteredOn((candidate) -> candidate.freeze().isPresent())
			.extracting(Candidate::customerId)
			.containsExactly("1500");
		assertThat(asked).containsExactly(1_000, 1_000, 500);
		Wishes service = new Wishes(TestCompany.segment(sql), List.of(), Map.of(), Set.of(Channel.EMAIL), false,
				Optional.empty());
		assertThat(TestCompany.read(audiences.peek(service))).extracting(Candidate::freeze)
			.containsOnly(Optional.empty());
		assertThat(asked).hasSize(3);
	}

	@Test
	void manyMoreThanABatchComeThrough() {
		assertThat(peek("""
				WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 900)
				SELECT a.i * 1000 + b.i AS customer_id FROM n a JOIN n b ON b.i < 4 ORDER BY 1
				""")).hasSize(2_700).extracting(Candidate::customerId).doesNotHaveDuplicates().endsWith("900003");
	}

	@Test
	void aSuppressedAddressIsKnownByItsHash() {
		byte[] hash = this.secret.hash(new EmailAddress("first@example.COM"));
		this.suppressions.add(Channel.EMAIL, hash, Suppression.UNSUBSCRIBED, "test");
		assertThat(peek(ALL).get(1).contacts().get(Channel.EMAIL)).isInstanceOfSatisfying(Contact.Reachable.class,
				(email) -> {
					assertThat(email.suppressions()).containsExactly(Suppression.UNSUBSCRIBED);
					assertThat(email.hash()).isEqualTo(hash);
				});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void customersOfExcludedSegmentsAreMarkedWithTheFirst(boolean staged) {
		Wishes wishes = TestCompany.wishes(ALL, segment("one", "SELECT 'aB3' AS customer_id"),
				segment("two", "SELECT id AS customer_id FROM person WHERE place < 3"));
		List<Candidate> candidates = TestCompany
			.read(staged ? this.audiences.open(wishes, 7, 1) : this.audiences.peek(wishes));
		assertThat(candidates).extracting(Candidate::excludedBy)
			.containsExactly(Optional.of("two"), Optional.of("one"), Optional.empty());
		assertThat(stagedRows()).isEqualTo(staged ? 2 : 0);
		this.audiences.close(7, 1);
		assertThat(stagedRows()).isZero();
	}

	@Test
	void whatAnotherStartHadStagedIsForgotten() {
		TestCompany.read(this.audiences.open(TestCompany.wishes(ALL, segment("one", ALL)), 7, 1));
		assertThat(TestCompany.read(this.audiences.open(TestCompany.wishes(ALL), 7, 2)))
			.extracting(Candidate::excludedBy)
			.containsOnly(Optional.empty());
		assertThat(stagedRows()).isZero();
	}

	@Test
	void anEarlierPlannerThatGoesOnTouchesNothingOfTheNextOne() {
		CandidateStream next = this.audiences.open(TestCompany.wishes(ALL, segment("one", ALL)), 7, 2);
		TestCompany.read(this.audiences.open(TestCompany.wishes(ALL, segment("two", ALL)), 7, 1));
		this.audiences.close(7, 1);
		assertThat(TestCompany.read(next)).extracting(Candidate::excludedBy).containsOnly(Optional.of("one"));
	}

	@Test
	void anExcludedSegmentThatCannotBeReadStopsIt() {
		Wishes wishes = TestCompany.wishes(ALL, segment("broken", "SELECT nothing FROM nowhere"));
		assertThatExceptionOfType(SegmentException.class).isThrownBy(() -> this.audiences.open(wishes, 7, 1))
			.withMessageStartingWith("segment broken: ");
	}

	@Test
	void whatTheCompanyHasNotSetUpIsSaidLoudly() {
		assertThat(this.audiences.missing(TestCompany.wishes(ALL))).singleElement()
			.asString()
			.contains("no view regain_consent, so NOBODY may be written to");
		assertThat(COMPANY.audiences(TestCompany.properties(ConsentRule.OPT_OUT), this.beans)
			.missing(TestCompany.wishes(ALL))).singleElement().asString().contains("everybody who did not unsubscribe");
		Wishes service = new Wishes(TestCompany.segment(ALL), List.of(), Map.of(), Set.of(Channel.EMAIL), false,
				Optional.empty());
		assertThat(this.audiences.missing(service)).isEmpty();
		try (TestCompany empty = new TestCompany()) {
			assertThat(empty.audiences(TestCompany.DEFAULTS, this.beans).missing(TestCompany.wishes(ALL))).hasSize(3)
				.element(1)
				.asString()
				.contains("no view regain_device");
		}
	}

	@Test
	void consentsThatMayNotBeReadAreAnErrorWhateverSilenceMeans() {
		try (TestCompany company = new TestCompany().with("CREATE VIEW regain_customer AS SELECT 1 AS id",
				"CREATE VIEW regain_consent AS SELECT 1 AS customer_id, 0 AS allowed")) {
			company.asReaderOf("regain_customer", (reader) -> {
				Audiences audiences = TestCompany.audiences(reader, TestCompany.properties(ConsentRule.OPT_OUT),
						this.beans);
				assertThat(audiences.missing(TestCompany.wishes(ALL)))
					.anySatisfy((problem) -> assertThat(problem.toString()).contains("may not read regain_consent"));
				assertThatExceptionOfType(PermissionDeniedDataAccessException.class)
					.isThrownBy(() -> audiences.peek(TestCompany.wishes(ALL)));
			});
		}
	}

	private List<Candidate> peek(String sql) {
		return TestCompany.read(this.audiences.peek(TestCompany.wishes(sql)));
	}

	private static Segment segment(String id, String sql) {
		return new Segment(id, id, sql, List.of());
	}

	private static Map<Channel, Address> addresses(Candidate candidate) {
		Map<Channel, Address> addresses = new EnumMap<>(Channel.class);
		candidate.contacts()
			.forEach((channel, contact) -> contact.address().ifPresent((address) -> addresses.put(channel, address)));
		return addresses;
	}

	private long stagedRows() {
		return this.ledger.sql("SELECT COUNT(*) FROM regain_exclusion").query(Long.class).single();
	}

}
