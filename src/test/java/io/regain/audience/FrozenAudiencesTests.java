package io.regain.audience;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.campaign.Campaign.Frozen;
import io.regain.campaign.Segment;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.Problem;
import io.regain.message.Secret;
import io.regain.message.Variable;
import io.regain.message.VariableType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

@RegainTest
class FrozenAudiencesTests {

	private static final TestCompany COMPANY = new TestCompany();

	private static final Segment FAILED = new Segment("payments-failed", "Payments failed",
			"SELECT person AS customer_id, amount, day, 1 AS unseen FROM failed WHERE number < :below ORDER BY number",
			List.of(new Variable("amount", VariableType.NUMBER, Optional.empty(), BigDecimal.ONE),
					new Variable("day", VariableType.TEXT, Optional.empty(), "2026-11-22")));

	private final BeanFactory beans;

	private final FrozenAudiences frozen;

	private final JdbcClient ledger;

	private final TestClock clock;

	FrozenAudiencesTests(BeanFactory beans, JdbcClient ledger, TestClock clock) {
		this.beans = beans;
		this.frozen = frozen(COMPANY.database(), beans);
		this.ledger = ledger;
		this.clock = clock;
	}

	private static FrozenAudiences frozen(CompanyDatabase company, BeanFactory beans) {
		return new FrozenAudiences(company, TestCompany.DEFAULTS, beans.getBean(AffectedRows.class),
				beans.getBean(TestClock.class));
	}

	@BeforeAll
	static void makeACompany() {
		COMPANY.with("""
				CREATE TABLE person (id VARCHAR(64), email VARCHAR(300), phone VARCHAR(50), locale VARCHAR(80),
				  time_zone VARCHAR(80), given_name VARCHAR(50))""",
				"CREATE TABLE failed (number INT, person VARCHAR(64), amount DECIMAL(9, 2), day DATE)",
				"CREATE VIEW regain_customer AS SELECT * FROM person",
				"CREATE VIEW regain_device AS SELECT 'b' AS customer_id, 'a-token' AS token",
				"INSERT INTO person VALUES ('a', 'a@example.com', '030 901820', 'de-DE', 'Europe/Berlin', 'Anna')",
				"INSERT INTO person VALUES ('b', 'b@example.com', NULL, 'ru', 'UTC', 'Boris')",
				"INSERT INTO person VALUES ('c', 'no address', NULL, 'ru', 'UTC', 'Clara')",
				"INSERT INTO failed VALUES (1, 'b', 10.50, '2026-11-22'), (2, 'nobody', 1, NULL), (3, 'a', 7.00, NULL)",
				"INSERT INTO failed VALUES (4, 'b', 99.00, NULL), (5, 'c', 3.00, NULL)");
	}

	@AfterAll
	static void close() {
		COMPANY.close();
	}

	@Test
	void whoASegmentSelectsIsAddedOnceAndTheFirstRowCounts() {
		assertThat(add(5)).isEqualTo(new Added(2, 0, 1, 1));
		assertThat(this.frozen.size("incident-7")).isEqualTo(2);
		assertThat(add(6)).isEqualTo(new Added(1, 2, 1, 1));
		List<Candidate> members = read();
		assertThat(members).extracting(Candidate::customerId).containsExactly("b", "a", "c");
		assertThat(members.get(0).variables())
			.isEqualTo(Map.of("amount", new BigDecimal("10.50"), "day", "2026-11-22"));
	}

	@Test
	void theyAreReachedWithoutTheCompanysDatabase() {
		add(9);
		List<Candidate> members;
		try (CompanyDatabase away = COMPANY.open("nobody", "refused")) {
			Audiences audiences = TestCompany.audiences(away, TestCompany.DEFAULTS, this.beans);
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> audiences.peek(TestCompany.wishes("SELECT 1 AS customer_id")));
			assertThat(audiences.missing(wishes(Optional.empty()))).isEmpty();
			members = TestCompany.read(audiences.open(wishes(Optional.empty()), 7, 1));
		}
		assertThat(members).extracting((member) -> member.customer().orElseThrow())
			.extracting(Customer::locale, Customer::timeZone, (customer) -> customer.facts().get("given_name"))
			.containsExactly(tuple("ru", "UTC", "Boris"), tuple("de-DE", "Europe/Berlin", "Anna"),
					tuple("ru", "UTC", "Clara"));
		assertThat(members).allSatisfy(
				(member) -> assertThat(member.customer().orElseThrow().facts()).doesNotContainKeys("email", "phone"));
		assertThat(address(members.get(0), Channel.EMAIL)).contains("b@example.com");
		assertThat(address(members.get(0), Channel.PUSH)).contains("a-token");
		assertThat(address(members.get(1), Channel.SMS)).contains("+4930901820");
		assertThat(members.get(2).contacts()).containsEntry(Channel.EMAIL, new Contact.Invalid());
	}

	@Test
	void whatTheyWereKnownAsStaysAndWhetherTheyAreSuppressedIsLookedUpNow() {
		add(2);
		COMPANY.with("UPDATE person SET email = 'new@example.com' WHERE id = 'b'");
		add(2);
		byte[] hash = this.beans.getBean(Secret.class).hash(new EmailAddress("b@example.com"));
		this.beans.getBean(Suppressions.class).add(Channel.EMAIL, hash, Suppression.HARD_BOUNCE, "a test");
		Candidate member = read().get(0);
		COMPANY.with("UPDATE person SET email = 'b@example.com' WHERE id = 'b'");
		assertThat(address(member, Channel.EMAIL)).contains("b@example.com");
		assertThat(email(member).suppressions()).containsExactly(Suppression.HARD_BOUNCE);
	}

	@Test
	void aListAddsWhoTheCompanyKnowsWithTheFactsOfTheList() {
		Added added = this.frozen.add("incident-7", List.of(new Listed("a", Map.of("minutes", "40")),
				new Listed("nobody", Map.of()), new Listed("a", Map.of("minutes", "1"))));
		assertThat(added).isEqualTo(new Added(1, 0, 1, 1));
		assertThat(read()).singleElement()
			.satisfies((member) -> assertThat(member.variables()).isEqualTo(Map.of("minutes", "40")))
			.satisfies((member) -> assertThat(address(member, Channel.EMAIL)).contains("a@example.com"));
		assertThatIllegalArgumentException().isThrownBy(() -> new Listed("a ", Map.of()));
	}

	@Test
	void aFileAddsThemToo(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("affected.csv");
		Files.writeString(file, "Customer_ID,minutes,note\na,40,\nnobody,1,x\nb,7,\"long, yes\"\n");
		assertThat(this.frozen.add("incident-7", file)).isEqualTo(new Added(2, 0, 1, 0));
		assertThat(read()).extracting(Candidate::variables)
			.containsExactly(Map.of("minutes", "40"), Map.of("minutes", "7", "note", "long, yes"));
		Files.writeString(file, "customer_id,minutes\nc,1\n,2\n");
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> this.frozen.add("incident-7", file))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::line).containsExactly(3));
		assertThat(this.frozen.has("incident-7", "c")).isFalse();
	}

	@Test
	void whoIsDroppedIsGoneAndMayJoinAnewAtTheEnd() {
		add(5);
		assertThat(this.frozen.drop("incident-7", List.of("b", "nobody"))).isEqualTo(1);
		assertThat(this.frozen.drop("incident-8", List.of("a"))).isZero();
		assertThat(this.frozen.has("incident-7", "b")).isFalse();
		assertThat(this.frozen.members("incident-7", Set.of("a", "b"))).containsExactly("a");
		assertThat(read()).extracting(Candidate::customerId).containsExactly("a");
		assertThat(add(5).added()).isEqualTo(1);
		assertThat(read()).extracting(Candidate::customerId).containsExactly("a", "b");
	}

	@Test
	void lateJoinersCanBeReadAlone() {
		add(2);
		Instant firstUpdate = this.clock.instant();
		this.clock.advance(Duration.ofMinutes(20));
		add(5);
		assertThat(TestCompany.read(audiences().peek(wishes(Optional.of(firstUpdate)))))
			.extracting(Candidate::customerId)
			.containsExactly("a");
	}

	@Test
	void manyAreReadPageByPageInTheOrderInWhichTheyJoined() {
		COMPANY.with(
				"INSERT INTO person (id, email) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
						+ "WHERE i < 900) SELECT CONCAT('m', i), CONCAT('m', i, '@example.com') FROM n",
				"INSERT INTO person (id, email) SELECT CONCAT(id, 'x'), email FROM person WHERE id LIKE 'm%'",
				"INSERT INTO person (id, email) SELECT CONCAT(id, 'y'), email FROM person WHERE id LIKE 'm%'");
		Segment all = TestCompany
			.segment("SELECT id AS customer_id FROM person WHERE id LIKE 'm%' ORDER BY CRC32(id), id");
		List<String> order = COMPANY.jdbc()
			.sql("SELECT id FROM person WHERE id LIKE 'm%' ORDER BY CRC32(id), id")
			.query(String.class)
			.list();
		assertThat(this.frozen.add("incident-7", all, Map.of())).isEqualTo(new Added(3_600, 0, 0, 0));
		COMPANY.with("DELETE FROM person WHERE id LIKE 'm%'");
		assertThat(read()).extracting(Candidate::customerId).isEqualTo(order);
	}

	@Test
	void marketingStillAsksForTheConsentsOfTheCompany() {
		add(2);
		Wishes marketing = new Wishes(FAILED, List.of(), Map.of(), Set.of(Channel.EMAIL), true, Optional.empty(),
				Optional.of(new Frozen("incident-7", Optional.empty())));
		assertThat(audiences().missing(marketing)).singleElement().asString().contains("no view regain_consent");
		COMPANY.with("CREATE VIEW regain_consent AS SELECT 'b' AS customer_id, NULL AS channel, NULL AS topic, "
				+ "1 AS allowed, CAST('2026-01-01' AS DATETIME) AS at, 'shop' AS source");
		Candidate member = TestCompany.read(audiences().peek(marketing)).get(0);
		COMPANY.with("DROP VIEW regain_consent");
		assertThat(email(member).consent()).isEqualTo(Consent.GIVEN);
	}

	@Test
	void whoIsForgottenIsInNoneAndWhatIsOldIsEmptiedOnceNothingIsFrozenAnyMore() {
		add(9);
		Erasures erasures = this.beans.getBean(Erasures.class);
		assertThat(erasures.forget("a")).isEqualTo(1);
		assertThat(rows()).doesNotContain("Anna", "a@example.com").contains("Boris");
		this.clock.advance(Duration.ofDays(40));
		Instant old = this.clock.instant().minus(Duration.ofDays(30));
		this.ledger.sql("INSERT INTO regain_freeze (audience, name, from_at) VALUES ('incident-7', 'x', '2026-11-22')")
			.update();
		AffectedRows rows = this.beans.getBean(AffectedRows.class);
		assertThat(rows.purge(old)).isZero();
		this.ledger.sql("UPDATE regain_freeze SET until_at = '2026-11-23'").update();
		assertThat(rows.purge(old)).isEqualTo(2);
		assertThat(rows.purge(old)).isZero();
		assertThat(rows()).doesNotContain("Boris");
		assertThat(read()).hasSize(2).allSatisfy((member) -> assertThat(member.customer()).isEmpty());
	}

	private String rows() {
		return this.ledger.sql("SELECT * FROM regain_affected").query().listOfRows().toString();
	}

	private Added add(int below) {
		return this.frozen.add("incident-7", FAILED, Map.of("below", below));
	}

	private Audiences audiences() {
		return COMPANY.audiences(TestCompany.DEFAULTS, this.beans);
	}

	private List<Candidate> read() {
		return TestCompany.read(audiences().peek(wishes(Optional.empty())));
	}

	private static Wishes wishes(Optional<Instant> joinedAfter) {
		return new Wishes(FAILED, List.of(), Map.of(), EnumSet.allOf(Channel.class), false, Optional.empty(),
				Optional.of(new Frozen("incident-7", joinedAfter)));
	}

	private static Contact.Reachable email(Candidate candidate) {
		return Optional.ofNullable((Contact.Reachable) candidate.contacts().get(Channel.EMAIL)).orElseThrow();
	}

	private static Optional<String> address(Candidate candidate, Channel channel) {
		return Optional.ofNullable(candidate.contacts().get(channel)).flatMap(Contact::address).map(Address::value);
	}

}
