package io.regain.audience;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.regain.RegainTest;
import io.regain.TestClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Members of one frozen audience who join another, of whom more is known there. */
@RegainTest
class CopiedAudienceTests {

	private static final TestCompany COMPANY = new TestCompany();

	private static final int MEMBERS = 1_005;

	private final FrozenAudiences frozen;

	private final JdbcClient ledger;

	CopiedAudienceTests(AffectedRows rows, TestClock clock, JdbcClient ledger) {
		this.frozen = new FrozenAudiences(COMPANY.database(), TestCompany.DEFAULTS, rows, clock);
		this.ledger = ledger;
	}

	@BeforeAll
	static void makeACompany() {
		COMPANY.with("CREATE TABLE person (id VARCHAR(64), email VARCHAR(300), locale VARCHAR(80), tier VARCHAR(10))",
				"CREATE VIEW regain_customer AS SELECT * FROM person");
		for (int id = 1; id <= MEMBERS; id++) {
			COMPANY.with("INSERT INTO person VALUES ('%d', 'c%d@mail.example', 'ru-RU', 'gold')".formatted(id, id));
		}
	}

	@BeforeEach
	void freeze() {
		this.frozen.add("first",
				IntStream.rangeClosed(1, MEMBERS)
					.mapToObj((id) -> new Listed("" + id, Map.of("orders", "" + id)))
					.toList());
	}

	@Test
	void whatIsKnownOfAMemberIsToldWithoutTheirAddresses() {
		FrozenMember member = this.frozen.page("first", 0).get(1);
		assertThat(member.customerId()).isEqualTo("2");
		assertThat(member.locale()).isEqualTo("ru-RU");
		assertThat(member.facts()).containsEntry("tier", "gold")
			.containsEntry("orders", "2")
			.doesNotContainKey("email");
		List<FrozenMember> first = this.frozen.page("first", 0);
		assertThat(first).hasSize(1_000);
		assertThat(this.frozen.page("first", first.get(999).number())).hasSize(5);
	}

	@Test
	void whoIsWantedJoinsWithWhatWasKnownAndMore() {
		long copied = this.frozen.copy("first", "second",
				(member) -> Optional.of(Map.<String, Object>of("code", "ABC", "amount", new BigDecimal("1.50")))
					.filter((more) -> Integer.parseInt(member.customerId()) > 3));
		assertThat(copied).isEqualTo(MEMBERS - 3);
		assertThat(this.frozen.size("first")).isEqualTo(MEMBERS);
		assertThat(this.frozen.page("second", 0).get(0)).satisfies((member) -> {
			assertThat(member.customerId()).isEqualTo("4");
			assertThat(member.facts()).containsEntry("orders", "4")
				.containsEntry("code", "ABC")
				.containsEntry("amount", new BigDecimal("1.50"));
		});
		assertThat(this.frozen.addresses("second", List.of("c3@mail.example", "c4@mail.example")))
			.containsExactly("c4@mail.example");
	}

	@Test
	void ofWhomNothingIsKeptAnyMoreNobodyJoins() {
		this.ledger.sql("UPDATE regain_affected SET facts = NULL WHERE customer_id = '7'").update();
		assertThat(this.frozen.page("first", 0).get(6).facts()).isEmpty();
		assertThat(this.frozen.copy("first", "second", (member) -> Optional.of(Map.of()))).isEqualTo(MEMBERS - 1);
	}

}
