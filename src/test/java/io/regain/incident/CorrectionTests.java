package io.regain.incident;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** A wrong update is put right with those who got it, and only with them. */
@DeskTest
class CorrectionTests {

	private static final String MARK = "CORRECTION";

	private final TestDesk desk;

	private final OpenIncident open;

	private final DraftUpdates drafts;

	private final ScriptedSender email;

	private final TestClock clock;

	CorrectionTests(TestDesk desk, OpenIncident open, DraftUpdates drafts, @Qualifier("email") ScriptedSender email,
			TestClock clock) {
		this.desk = desk;
		this.open = open;
		this.drafts = drafts;
		this.email = email;
		this.clock = clock;
	}

	@BeforeEach
	void begin() {
		this.desk.begin(6);
		this.desk.write("templates/incident/update/text.en.ftl",
				"<#if correction??>" + MARK + " </#if>${update}<#list earlier! as row> EARLIER ${row.text}</#list>");
	}

	@Test
	void onlyThoseWhoGotTheWrongUpdateAreToldThatItWasWrong() {
		Incident incident = this.desk.open();
		this.email.answer((message) -> message.to().value().matches("c[1-4]@.*") ? new Outcome.Accepted("yes")
				: new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1))));
		this.desk.say(incident, TestDesk.text("Your cards were charged twice, we are sorry for that. Please wait."));
		Patience.await("all were tried").until(() -> this.email.handed().size() == 6);
		this.email.accept();
		Proposal proposal = this.drafts.draft(incident.number(), correcting(1), TestDesk.OLGA);
		assertThat(proposal.rehearsal().told()).isEqualTo(Map.of("wrong", 4L, "nothing", 2L));
		Published correction = this.desk.confirm(proposal);
		this.desk.awaitStatus(correction, "COMPLETED");
		assertThat(readers(correction, MARK)).containsExactlyInAnyOrder("c1", "c2", "c3", "c4");
		assertThat(told(correction)).hasSize(6).doesNotHaveDuplicates();
		assertThat(readers(correction, "EARLIER")).as("what was wrong is repeated to nobody").isEmpty();
	}

	@Test
	void whatIsInTheAirCountsAsGot() {
		Incident incident = this.desk.open();
		CountDownLatch answered = new CountDownLatch(1);
		this.email.answerOnce((message) -> {
			Patience.await("the relay answers", answered);
			return new Outcome.Accepted("late");
		});
		this.desk.say(incident, TestDesk.text(TestDesk.TEXT));
		Patience.await("one is on the wire").until(() -> !this.email.handed().isEmpty());
		String inTheAir = name(this.email.handed().get(0));
		Published correction = this.desk.say(incident, correcting(1));
		Patience.await("it is planned while that is in the air")
			.until(() -> this.desk.states(correction).values().stream().mapToLong(Long::longValue).sum() == 6);
		answered.countDown();
		Patience.await("all are told what is right").until(() -> {
			this.clock.advance(Duration.ofMillis(300));
			return told(correction).size() == 6;
		});
		assertThat(readers(correction, MARK)).contains(inTheAir);
	}

	@Test
	void whoWasDroppedSinceIsStillToldThatItWasWrong() {
		Incident incident = this.desk.open();
		Published wrong = this.desk.say(incident, TestDesk.text(TestDesk.TEXT));
		this.desk.awaitStatus(wrong, "COMPLETED");
		this.open.shrink(incident.number(), Set.of("2"), TestDesk.OLGA);
		this.email.answer((message) -> new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1))));
		Published correction = this.desk.say(incident, correcting(1));
		Patience.await("all were tried").until(() -> this.email.handed().size() == 12);
		this.open.shrink(incident.number(), Set.of("3"), TestDesk.OLGA);
		this.email.accept();
		Patience.await("all have been told").until(() -> {
			this.clock.advance(Duration.ofSeconds(20));
			return this.desk.status(correction).equals("COMPLETED");
		});
		assertThat(this.desk.states(correction)).isEqualTo(Map.of("ACCEPTED", 6L));
		Published next = this.desk.say(incident, TestDesk.saying(Phase.RESOLVED, Optional.empty()));
		this.desk.awaitStatus(next, "COMPLETED");
		assertThat(told(next)).containsExactlyInAnyOrder("c1", "c4", "c5", "c6");
		assertThat(readers(next, MARK)).isEmpty();
	}

	@Test
	void aCorrectionThatIsOvertakenIsToldByWhatOvertakesIt() {
		Incident incident = this.desk.open();
		Published wrong = this.desk.say(incident, TestDesk.text(TestDesk.TEXT));
		this.desk.awaitStatus(wrong, "COMPLETED");
		this.email.answer((message) -> message.to().value().startsWith("c1@") ? new Outcome.Accepted("yes")
				: new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1))));
		this.desk.say(incident, correcting(1));
		Patience.await("all were tried").until(() -> this.email.handed().size() == 12);
		this.email.accept();
		Published next = this.desk.say(incident, TestDesk.saying(Phase.RESOLVED, Optional.empty()));
		this.desk.awaitStatus(next, "COMPLETED");
		assertThat(readers(next, MARK)).containsExactlyInAnyOrder("c2", "c3", "c4", "c5", "c6");
	}

	private static Wanted correcting(int wrong) {
		return new Wanted(Optional.empty(), new Texts(Map.of("en", TestDesk.TEXT)), Texts.NONE, Optional.empty(),
				Optional.of(wrong), Optional.empty(), false);
	}

	private List<String> told(Published update) {
		return this.desk.accepted(update);
	}

	/** Of those who got an update, who read a word in it. */
	private List<String> readers(Published update, String word) {
		List<String> told = told(update);
		return this.email.handed()
			.stream()
			.filter((message) -> message.run().equals(update.run().orElseThrow().toString()))
			.filter((message) -> message.content().toString().contains(word))
			.map(CorrectionTests::name)
			.filter(told::contains)
			.distinct()
			.toList();
	}

	private static String name(Outgoing message) {
		return message.to().value().replaceAll("@.*", "");
	}

}
