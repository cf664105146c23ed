package io.regain.incident;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** What waits, or is on the wire, when something newer is said, or somebody leaves. */
@DeskTest
class SupersedingTests {

	private static final int AFFECTED = 12;

	private final TestDesk desk;

	private final OpenIncident open;

	private final ScriptedSender email;

	private final TestClock clock;

	SupersedingTests(TestDesk desk, OpenIncident open, @Qualifier("email") ScriptedSender email, TestClock clock) {
		this.desk = desk;
		this.open = open;
		this.email = email;
		this.clock = clock;
	}

	@BeforeEach
	void begin() {
		this.desk.begin(AFFECTED);
	}

	@Test
	void nothingOfAnOlderUpdateLeavesAfterANewerOneWasConfirmed() {
		Incident incident = this.desk.open();
		this.email.answer((message) -> new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1))));
		Published older = this.desk.say(incident, TestDesk.text(TestDesk.TEXT));
		Patience.await("all are deferred").until(() -> this.email.handed().size() == AFFECTED);
		this.email.accept();
		Published newer = this.desk.say(incident, TestDesk.saying(Phase.RESOLVED, Optional.empty()));
		this.desk.awaitStatus(newer, "COMPLETED");
		this.clock.advance(Duration.ofMinutes(2));
		Patience.await("the older has ended")
			.until(() -> this.desk.states(older).keySet().equals(Set.of("SUPERSEDED")));
		assertThat(this.desk.status(older)).isEqualTo("SUPERSEDED");
		assertThat(this.email.handed()).hasSize(2 * AFFECTED);
		assertThat(this.email.handed().subList(AFFECTED, 2 * AFFECTED)).extracting(Outgoing::run)
			.containsOnly(newer.run().orElseThrow().toString());
	}

	@Test
	void aMailProgramCanShowTheUpdatesOfAnIncidentAsOneConversation() {
		Incident incident = this.desk.open();
		this.desk.awaitStatus(this.desk.say(incident, TestDesk.text(TestDesk.TEXT)), "COMPLETED");
		this.desk.awaitStatus(this.desk.say(incident, TestDesk.saying(Phase.RESOLVED, Optional.empty())), "COMPLETED");
		assertThat(conversations()).hasSize(1).allMatch((name) -> name.startsWith(incident.name() + "-"));
		this.desk.awaitStatus(this.desk.say(this.desk.open(), TestDesk.text(TestDesk.TEXT)), "COMPLETED");
		assertThat(conversations()).hasSize(2);
	}

	private Set<String> conversations() {
		return this.email.handed()
			.stream()
			.map((message) -> message.conversation().orElseThrow())
			.collect(Collectors.toSet());
	}

	@Test
	void theNewerWaitsForWhatIsInTheAirToTheSamePerson() {
		Incident incident = this.desk.open();
		CountDownLatch answered = new CountDownLatch(1);
		this.email.answerOnce((message) -> {
			Patience.await("the relay answers", answered);
			return new Outcome.Accepted("late");
		});
		Published older = this.desk.say(incident, TestDesk.text(TestDesk.TEXT));
		Patience.await("one is on the wire").until(() -> !this.email.handed().isEmpty());
		String inTheAir = this.email.handed().get(0).to().value();
		Published newer = this.desk.say(incident, TestDesk.saying(Phase.IDENTIFIED, Optional.empty()));
		Patience.await("others hear the newer")
			.until(() -> told(newer).contains("c12@mail.example") || told(newer).size() > 3);
		assertThat(told(newer)).doesNotContain(inTheAir);
		answered.countDown();
		Patience.await("all have heard the newer").until(() -> {
			this.clock.advance(Duration.ofMillis(300));
			return told(newer).size() == AFFECTED;
		});
		assertThat(told(newer)).contains(inTheAir).doesNotHaveDuplicates();
	}

	@Test
	void whoIsNotAffectedAfterAllIsNotToldWhatWaits() {
		Incident incident = this.desk.open();
		this.email.answer((message) -> new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1))));
		Published said = this.desk.say(incident, TestDesk.text(TestDesk.TEXT));
		Patience.await("all are deferred").until(() -> this.email.handed().size() == AFFECTED);
		assertThat(this.open.shrink(incident.number(), Set.of("3", "4", "unknown"), TestDesk.OLGA)).isEqualTo(2);
		this.email.accept();
		Patience.await("the others have been told").until(() -> {
			this.clock.advance(Duration.ofSeconds(20));
			return this.desk.status(said).equals("COMPLETED");
		});
		assertThat(this.desk.states(said)).isEqualTo(Map.of("ACCEPTED", AFFECTED - 2L, "SUPERSEDED", 2L));
	}

	@Test
	void whoLeftWhileSomethingToThemWasInTheAirIsNotToldAgain() {
		Incident incident = this.desk.open();
		CountDownLatch answered = new CountDownLatch(1);
		this.email.answer((message) -> {
			Patience.await("somebody left", answered);
			return new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1)));
		});
		Published said = this.desk.say(incident, TestDesk.text(TestDesk.TEXT));
		Patience.await("one is on the wire").until(() -> !this.email.handed().isEmpty());
		String inTheAir = this.email.handed().get(0).to().value();
		this.open.shrink(incident.number(), Set.of(inTheAir.replaceAll("\\D", "")), TestDesk.OLGA);
		this.email.accept();
		answered.countDown();
		Patience.await("the others have been told").until(() -> {
			this.clock.advance(Duration.ofSeconds(20));
			return this.desk.status(said).equals("COMPLETED");
		});
		assertThat(this.desk.states(said)).containsEntry("SUPERSEDED", 1L);
		assertThat(this.email.handed().stream().filter((message) -> message.to().value().equals(inTheAir))).hasSize(1);
	}

	private List<String> told(Published update) {
		return this.email.handed()
			.stream()
			.filter((message) -> message.run().equals(update.run().orElseThrow().toString()))
			.map((message) -> message.to().value())
			.toList();
	}

}
