package io.regain.delivery;

import java.util.Map;
import java.util.TimeZone;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the machine's zone, the ledger is in UTC. A connection remembers the zone that
 * it was made in; these ask each time, so that a machine can be elsewhere in one test.
 */
@RegainTest
@TestPropertySource(properties = "spring.datasource.hikari.data-source-properties.cacheDefaultTimeZone=false")
class TimeZoneTests {

	private final TimeZone usual = TimeZone.getDefault();

	private final TestLedger ledger;

	private final Rooms rooms;

	TimeZoneTests(TestLedger ledger, BeanFactory beans) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
	}

	@AfterEach
	void goHome() {
		TimeZone.setDefault(this.usual);
	}

	@ParameterizedTest
	@ValueSource(strings = { "America/New_York", "Pacific/Kiritimati", "UTC" })
	void aMachineElsewhereWritesAndReadsTheSame(String zone) {
		TimeZone.setDefault(TimeZone.getTimeZone(zone));
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		Hold hold = this.ledger.hold(run, "me");
		Pending pending = this.rooms.claims().next(hold, new Work(Channel.EMAIL, 0, Long.MAX_VALUE), 1).get(0);
		this.rooms.claims().sending(hold, this.ledger.messages(run));
		assertThat(pending.deadlineAt()).isEqualTo(run.deadlineAt());
		Map<String, String> written = Map.of("run.created", "2026-11-22 10:00:00.000", "run.deadline",
				"2026-11-22 22:00:00.000", "run.date", "2026-11-22", "message.due", "2026-11-22 10:00:00.000",
				"message.sending", "2026-11-22 10:00:00.000", "hold", "2026-11-22 10:00:00.000");
		assertThat(written(run)).isEqualTo(written);
		TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
		assertThat(this.rooms.book().find(run.name()).orElseThrow()).isEqualTo(run);
		assertThat(this.rooms.holds().look(run.number()).orElseThrow().at()).isEqualTo(TestClock.START);
		assertThat(written(run)).isEqualTo(written);
	}

	private Map<String, String> written(Run run) {
		return this.rooms.jdbc()
			.sql("""
					SELECT CAST(r.created_at AS CHAR) AS created, CAST(r.deadline_at AS CHAR) AS deadline,
					       CAST(r.run_date AS CHAR) AS day, CAST(m.due_at AS CHAR) AS due,
					       CAST(m.sending_at AS CHAR) AS sending, CAST(h.heartbeat_at AS CHAR) AS beat
					FROM regain_run r JOIN regain_message m ON m.run_id = r.id JOIN regain_run_hold h ON h.run_id = r.id
					WHERE r.id = :run
					""")
			.param("run", run.number())
			.query((row, n) -> Map.of("run.created", row.getString("created"), "run.deadline",
					row.getString("deadline"), "run.date", row.getString("day"), "message.due", row.getString("due"),
					"message.sending", row.getString("sending"), "hold", row.getString("beat")))
			.single();
	}

}
