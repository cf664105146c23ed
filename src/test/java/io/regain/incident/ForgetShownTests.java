package io.regain.incident;

import java.time.Duration;
import java.util.List;

import io.regain.TestClock;
import io.regain.audience.Erasures;
import io.regain.audience.Purging;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What customers read stands in the audit log only as long as it may. */
@DeskTest
class ForgetShownTests {

	private static final String SHOWN = String.join("\n", "To 2 customers: 2 by email",
			ShownSample.of("4_1", "email", "en", "Subject: Sorry\n\nHello Anna,\n\nit was us.\n\n\nYours"),
			ShownSample.of("41", "sms", "ru", "Иван, простите."), "! There is no text in de.");

	private final AuditLog audit;

	private final Erasures erasures;

	private final List<Purging> purging;

	private final JdbcClient jdbc;

	private final TestClock clock;

	ForgetShownTests(AuditLog audit, Erasures erasures, List<Purging> purging, JdbcClient jdbc, TestClock clock) {
		this.audit = audit;
		this.erasures = erasures;
		this.purging = purging;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@BeforeEach
	void begin() {
		this.jdbc.sql("DELETE FROM regain_audit").update();
		this.audit.add(TestDesk.OLGA, "publish-update", "incident-1/update-1", SHOWN);
	}

	@Test
	void whoIsForgottenIsTakenOutAndNobodyElse() {
		this.jdbc
			.sql("""
					INSERT INTO regain_idempotency (who, request_key, request, answer, created_at)
					VALUES ('olga', 'k', REPEAT('x', 32), '{"samples":[{"customer":"4_1","text":"Anna"}]}', UTC_TIMESTAMP(3))
					""")
			.update();
		this.erasures.forget("4_1");
		assertThat(shown()).isEqualTo("""
				To 2 customers: 2 by email
				  (what a customer read is not kept any more)
				  as customer 41 reads it by sms (ru):
				    Иван, простите.
				! There is no text in de.""");
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_idempotency").query(Long.class).single()).isZero();
	}

	@Test
	void whatIsOldNamesNobody() {
		this.purging.forEach((room) -> room.purge(this.clock.instant()));
		assertThat(shown()).contains("Anna");
		this.clock.advance(Duration.ofDays(1));
		this.purging.forEach((room) -> room.purge(this.clock.instant()));
		assertThat(shown()).contains("To 2 customers", "There is no text").doesNotContain("Anna", "Иван", "41");
	}

	private String shown() {
		return this.audit.of("incident-1", 1).get(0).shown();
	}

}
