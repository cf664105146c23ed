package io.regain.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.message.RunName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who joins late gets one message with all that was said, and nobody gets two. */
@DeskTest
class TellNewcomersTests {

	private final TestDesk desk;

	private final OpenIncident open;

	private final TellNewcomers newcomers;

	private final ScriptedSender email;

	private final TestClock clock;

	TellNewcomersTests(TestDesk desk, OpenIncident open, TellNewcomers newcomers,
			@Qualifier("email") ScriptedSender email, TestClock clock) {
		this.desk = desk;
		this.open = open;
		this.newcomers = newcomers;
		this.email = email;
		this.clock = clock;
	}

	@BeforeEach
	void begin() {
		this.desk.begin(9);
		this.desk.write("templates/incident/update/text.en.ftl",
				"${update}<#list earlier! as row> [${row.state}: ${row.text}]</#list>");
	}

	@Test
	void oneMessageSaysAllThatWasSaid() {
		Incident incident = opened("1", "2");
		say(incident, "We **do not** know yet. Please wait.");
		say(incident, "It is the bank. Please pay in cash.");
		this.clock.advance(Duration.ofMinutes(1));
		Extended extended = join(incident, "2", "3", "4");
		assertThat(extended.joined()).isEqualTo(2);
		RunName digest = tell(extended);
		assertThat(told(digest)).containsExactlyInAnyOrder("c3", "c4");
		assertThat(texts(digest)).allSatisfy((text) -> assertThat(text).contains("It is the bank")
			.contains("[investigating: We do not know yet. Please wait.]"));
		assertThat(this.newcomers.look(incident.number(), Optional.empty()).rehearsal().included()).isZero();
	}

	@Test
	void twoExtensionsInARowTellNobodyTwice() {
		Incident incident = opened("1");
		say(incident, "It is the bank. Please pay in cash.");
		this.email.answer((message) -> new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1))));
		RunName first = begin(join(incident, "2", "3"));
		Patience.await("the first were tried").until(() -> this.email.handed().size() == 3);
		join(incident, "4");
		RunName second = this.newcomers.say(incident.number(), Optional.empty(),
				this.newcomers.look(incident.number(), Optional.empty()).digest(), "", TestDesk.OLGA);
		Patience.await("the second was tried").until(() -> this.email.handed().size() == 4);
		this.email.accept();
		Patience.await("all have been told").until(() -> {
			this.clock.advance(Duration.ofSeconds(20));
			return this.desk.isCompleted(first) && this.desk.isCompleted(second);
		});
		assertThat(told(first)).containsExactlyInAnyOrder("c2", "c3");
		assertThat(told(second)).containsExactly("c4");
	}

	@Test
	void whoIsOvertakenByAnUpdateGetsThatWithWhatWasSaidBefore() {
		Incident incident = opened("1");
		say(incident, "It is the bank. Please pay in cash.");
		this.email.answer((message) -> new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1))));
		RunName digest = begin(join(incident, "2", "3"));
		Patience.await("they were tried").until(() -> this.email.handed().size() == 3);
		this.email.accept();
		Published next = this.desk.say(incident, TestDesk.saying(Phase.RESOLVED, Optional.empty()));
		this.desk.awaitStatus(next, "COMPLETED");
		assertThat(told(digest)).isEmpty();
		RunName run = next.run().orElseThrow();
		assertThat(told(run)).containsExactlyInAnyOrder("c1", "c2", "c3");
		assertThat(texts(run)).filteredOn((text) -> text.contains("It is the bank")).hasSize(2);
	}

	@Test
	void whoWaitsForTheUpdateItselfGetsNoDigestBeside() {
		Incident incident = opened("1", "2");
		this.email.answer((message) -> new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1))));
		Published update = this.desk.say(incident, TestDesk.text(TestDesk.TEXT));
		Patience.await("they were tried").until(() -> this.email.handed().size() == 2);
		join(incident, "3");
		Proposal proposal = this.newcomers.look(incident.number(), Optional.empty());
		assertThat(proposal.rehearsal().included()).isEqualTo(1);
		this.email.accept();
		RunName digest = this.newcomers.say(incident.number(), Optional.empty(), proposal.digest(), "", TestDesk.OLGA);
		Patience.await("all have been told").until(() -> {
			this.clock.advance(Duration.ofSeconds(20));
			return this.desk.status(update).equals("COMPLETED") && this.desk.isCompleted(digest);
		});
		assertThat(told(digest)).containsExactly("c3");
		assertThat(told(update.run().orElseThrow())).containsExactlyInAnyOrder("c1", "c2");
	}

	@Test
	void beforeAnythingWasSaidThereIsNothingToTell() {
		Incident incident = opened("1");
		Extended extended = join(incident, "2");
		assertThat(this.newcomers.isDue(incident)).isFalse();
		assertThatThrownBy(() -> this.newcomers.look(incident.number(), Optional.of(extended.before())))
			.isInstanceOf(IncidentException.class)
			.hasMessageContaining("nothing was said");
	}

	private Incident opened(String... customers) {
		return this.open.open(TestDesk.opening(list(customers)), TestDesk.OLGA).incident();
	}

	private void say(Incident incident, String text) {
		this.desk.awaitStatus(this.desk.say(incident, TestDesk.text(text)), "COMPLETED");
	}

	private Extended join(Incident incident, String... customers) {
		return this.open.extend(incident.number(), list(customers), TestDesk.OLGA);
	}

	private RunName tell(Extended extended) {
		RunName digest = begin(extended);
		Patience.await("the digest is told").until(() -> this.desk.isCompleted(digest));
		return digest;
	}

	private RunName begin(Extended extended) {
		long incident = extended.incident().number();
		Proposal proposal = this.newcomers.look(incident, Optional.of(extended.before()));
		assertThat(proposal.rehearsal().included()).isEqualTo(extended.joined());
		return this.newcomers.say(incident, Optional.of(extended.before()), proposal.digest(), "", TestDesk.OLGA);
	}

	private static Affected list(String... customers) {
		return new Affected.ByList(Stream.of(customers).map((id) -> Map.of("customer_id", id)).toList());
	}

	private List<String> told(RunName run) {
		return this.desk.accepted(run);
	}

	/** What those read who got it. */
	private List<String> texts(RunName run) {
		Set<String> told = Set.copyOf(told(run));
		List<Outgoing> all = new ArrayList<>(this.email.handed());
		all.removeIf((message) -> !message.run().equals(run.toString())
				|| !told.contains(message.to().value().replaceAll("@.*", "")));
		return all.stream().map((message) -> message.content().toString()).toList();
	}

}
