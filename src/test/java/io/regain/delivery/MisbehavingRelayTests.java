package io.regain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.channel.Sender;
import io.regain.channel.email.ScriptedRelay;
import io.regain.channel.email.TestRelays;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.Utc;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A relay that misbehaves, as it looks in the ledger: what befalls one message befalls no
 * neighbour, and what the relay has acknowledged is what the ledger says. With PIPELINING
 * and without.
 */
@RegainTest
class MisbehavingRelayTests {

	private static final int MESSAGES = 6;

	/** The third of them. */
	private static final int POISONED = 2;

	private static final Work ALL = new Work(Channel.EMAIL, 0, Long.MAX_VALUE);

	private final TestLedger ledger;

	private final Rooms rooms;

	private final Worker worker;

	private final TestClock clock;

	private final JdbcClient jdbc;

	MisbehavingRelayTests(TestLedger ledger, BeanFactory beans, TestClock clock, JdbcClient jdbc) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.worker = beans.getBean(Worker.class);
		this.clock = clock;
		this.jdbc = jdbc;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			RCPT | 450 4.2.0 Greylisted                | PLANNED  | 4.2.0     | ACCEPTED
			RCPT | 451 Local error                     | PLANNED  | 451       | ACCEPTED
			RCPT | 452 4.2.2 Mailbox full              | PLANNED  | 4.2.2     | ACCEPTED
			RCPT | 421 4.7.0 Too many<hang up>         | PLANNED  | 4.7.0     | ACCEPTED
			RCPT | 550 5.1.1 No such user              | REFUSED  | 5.1.1     | REFUSED
			RCPT | What?                               | PLANNED  | no-answer | ACCEPTED
			RCPT | <silence>                           | PLANNED  | no-answer | ACCEPTED
			DATA | 450 4.3.2 Not now                   | PLANNED  | 4.3.2     | ACCEPTED
			DATA | 451 4.7.1 Greylisted                | PLANNED  | 4.7.1     | ACCEPTED
			DATA | 452 4.3.1 Disk full                 | PLANNED  | 4.3.1     | ACCEPTED
			DATA | 354 Go on<deaf>                     | IN_DOUBT |           | ACCEPTED
			DATA | 354 Go on<hang up>                  | IN_DOUBT |           | ACCEPTED
			END  | 451 4.3.0 Filter is away            | PLANNED  | 4.3.0     | ACCEPTED
			END  | 554 5.7.1 Looks like spam           | REFUSED  | 5.7.1     | REFUSED
			END  | <silence>                           | IN_DOUBT |           | ACCEPTED
			END  | <hang up>                           | IN_DOUBT |           | ACCEPTED
			END  | I beg your pardon?                  | IN_DOUBT |           | ACCEPTED
			END  | 421 4.3.2 Shutting down<hang up>    | PLANNED  | 4.3.2     | ACCEPTED
			END  | 250 2.0.0 Ok<hang up>               | ACCEPTED |           | ACCEPTED
			""")
	void whatBefallsOneMessageBefallsNoNeighbour(String command, String answer, State end, String code, State atLast) {
		for (boolean pipelining : List.of(true, false)) {
			try (ScriptedRelay relay = new ScriptedRelay(pipelining);
					Sender sender = TestRelays.sender(relay, answer, Map.of())) {
				Run run = this.ledger.planned(MessageClass.SERVICE, MESSAGES);
				// An address that was called dead the first time is not written to again
				this.jdbc.sql("DELETE FROM regain_suppression").update();
				relay.answer(command + " c-3@example.com", answer);
				drive(run, sender);
				assertThat(this.ledger.states(run)).as("pipelining: " + pipelining).isEqualTo(others(end));
				assertThat(this.ledger.row(this.ledger.messages(run).get(POISONED))).containsEntry("code", code);

				relay.forget(command + " c-3@example.com");
				driveLater(run, sender);
				assertThat(this.ledger.states(run)).as("pipelining: " + pipelining).isEqualTo(others(atLast));
				assertThatTheRelayAgrees(relay, run);
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CONNECT  | 421 4.3.2 Too busy<hang up>             | false | PLANNED | 4.3.2     | 1
			CONNECT  | 554 5.3.2 No service here<hang up>      | false | REFUSED | 5.3.2     | 5
			CONNECT  | <silence>                               | false | PLANNED | no-answer | 1
			CONNECT  | <hang up>                               | false | PLANNED | no-answer | 1
			CONNECT  | HTTP/1.1 400 Bad Request                | false | PLANNED | no-answer | 1
			EHLO     | 250 relay.example                       | true  | REFUSED | login     | 5
			STARTTLS | 454 4.7.0 TLS not available             | true  | PLANNED | 4.7.0     | 1
			STARTTLS | 220 Go ahead                            | true  | PLANNED | no-answer | 1
			MAIL     | 451 4.3.0 Try later                     | false | PLANNED | 4.3.0     | 6
			MAIL     | 421 4.7.0 Too many<hang up>             | false | PLANNED | 4.7.0     | 6
			""")
	void whatBefallsAllHasUsedUpNothing(String command, String answer, boolean tls, State end, String code, int tried) {
		for (boolean pipelining : List.of(true, false)) {
			try (ScriptedRelay relay = new ScriptedRelay(pipelining);
					Sender sender = TestRelays.sender(relay, answer, Map.of("mail.smtp.starttls.enable",
							String.valueOf(tls), "mail.smtp.starttls.required", String.valueOf(tls)))) {
				if (tls) {
					relay.offer("STARTTLS");
				}
				relay.answer(command, answer);
				Run run = this.ledger.planned(MessageClass.MARKETING, MESSAGES);
				drive(run, sender);
				List<Map<String, Object>> rows = this.ledger.messages(run).stream().map(this.ledger::row).toList();
				assertThat(rows.subList(0, tried)).as("pipelining: " + pipelining)
					.allSatisfy((row) -> assertThat(row).containsEntry("state", end.name())
						.containsEntry("code", code)
						.containsEntry("attempts", 1));
				assertThat(rows.subList(tried, MESSAGES)).as("behind a closed door, pipelining: " + pipelining)
					.allSatisfy((row) -> assertThat(row).containsEntry("state", "PLANNED")
						.containsEntry("code", (end == State.PLANNED) ? code : null)
						.containsEntry("attempts", 0)
						.extractingByKey("due_at", InstanceOfAssertFactories.LOCAL_DATE_TIME)
						.satisfies((due) -> assertThat(due.isAfter(Utc.of(this.clock.instant())))
							.isEqualTo(end == State.PLANNED)));
				assertThatTheRelayAgrees(relay, run);
			}
		}
	}

	private void drive(Run run, Sender sender) {
		Assignment assignment = this.rooms.deliveries()
			.assign(run, this.ledger.hold(run, "me"), new Progress(), new Stop(), false);
		this.worker.drive(assignment, ALL, sender);
	}

	private void driveLater(Run run, Sender sender) {
		this.clock.advance(Duration.ofMinutes(2));
		drive(run, sender);
	}

	private static List<State> others(State poisoned) {
		return IntStream.range(0, MESSAGES)
			.mapToObj((place) -> (place == POISONED) ? poisoned : State.ACCEPTED)
			.toList();
	}

	/** What it acknowledged, each once. */
	private void assertThatTheRelayAgrees(ScriptedRelay relay, Run run) {
		List<Long> accepted = this.ledger.messages(run)
			.stream()
			.filter((message) -> this.ledger.state(message) == State.ACCEPTED)
			.toList();
		assertThat(relay.acknowledged()).containsExactlyInAnyOrderElementsOf(accepted);
	}

}
