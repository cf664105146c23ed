package io.regain.incident;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.message.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is said of an incident, to whom, and what is never said any more. */
@DeskTest
class UpdatesTests {

	private static final int AFFECTED = 12;

	private final TestDesk desk;

	private final DraftUpdates drafts;

	private final PublishUpdates publish;

	private final PublishInTime inTime;

	private final OpenIncident open;

	private final Incidents incidents;

	private final ScriptedSender email;

	private final TestClock clock;

	UpdatesTests(TestDesk desk, DraftUpdates drafts, PublishUpdates publish, PublishInTime inTime, OpenIncident open,
			Incidents incidents, @Qualifier("email") ScriptedSender email, TestClock clock) {
		this.desk = desk;
		this.drafts = drafts;
		this.publish = publish;
		this.inTime = inTime;
		this.open = open;
		this.incidents = incidents;
		this.email = email;
		this.clock = clock;
	}

	@BeforeEach
	void begin() {
		this.desk.begin(AFFECTED);
	}

	@Test
	void anUpdateIsToldToThoseAffectedAndToNobodyElse() {
		Published said = this.desk.say(this.desk.open(), TestDesk.saying(Phase.IDENTIFIED, Optional.empty()));
		this.desk.awaitStatus(said, "COMPLETED");
		assertThat(this.email.handed()).hasSize(AFFECTED)
			.extracting((message) -> message.to().value())
			.contains("c1@mail.example")
			.doesNotContain("c%d@mail.example".formatted(AFFECTED + 1));
		Content.Email letter = (Content.Email) this.email.handed().get(0).content();
		assertThat(letter.subject()).isEqualTo("Card payments fail: identified");
		assertThat(letter.html()).contains("pay by cash");
		assertThat(this.incidents.get(said.incident().number()).phase()).isEqualTo(Phase.IDENTIFIED);
	}

	@Test
	void whatIsConfirmedTwiceIsSaidOnce() {
		Incident incident = this.desk.open();
		Proposal proposal = this.drafts.draft(incident.number(), TestDesk.text(TestDesk.TEXT), TestDesk.OLGA);
		assertThat(proposal.rehearsal().included()).isEqualTo(AFFECTED);
		assertThat(this.email.handed()).isEmpty();
		Published first = confirm(proposal);
		this.desk.awaitStatus(first, "COMPLETED");
		assertThat(confirm(proposal).run()).isEqualTo(first.run());
		assertThat(this.email.handed()).hasSize(AFFECTED);
	}

	private Published confirm(Proposal proposal) {
		return this.publish.confirm(proposal.incident().number(), proposal.update().number(), proposal.digest(), "",
				TestDesk.OLGA);
	}

	@Test
	void whoeverSaysSomethingNewerIsToldOfWhatItPutsAnEndTo() {
		Incident incident = this.desk.open();
		this.email.answer((message) -> new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1))));
		this.desk.say(incident, TestDesk.text(TestDesk.TEXT));
		Wanted later = new Wanted(Optional.empty(), new Texts(Map.of("en", TestDesk.TEXT)), Texts.NONE,
				Optional.empty(), Optional.empty(), Optional.of(this.clock.instant().plus(Duration.ofHours(3))), false);
		this.desk.confirm(this.drafts.draft(incident.number(), later, TestDesk.OLGA));
		assertThat(this.drafts.draft(incident.number(), TestDesk.text(TestDesk.TEXT), TestDesk.OLGA).warnings())
			.contains("Update 1, by olga, is being told at this moment: who has not got it yet gets this instead.")
			.anyMatch((warning) -> warning.matches("Update 2, by olga, which was to be published .* never will be.*"));
	}

	@Test
	void whatMayHaveBeenOverlookedIsSaidToWhoOpensAnIncident() {
		assertThat(this.open.open(TestDesk.opening(), TestDesk.OLGA).warnings())
			.containsExactly("Customers read it as “payments”: regain.status.components.payments.en gives it a name.");
		this.desk.write("templates/incident/update/subject.ru.ftl", "${incident}: ${state}");
		this.desk.write("templates/incident/update/html.ru.ftlh", "<div>${update}</div> ${(orders)!}");
		this.desk.write("templates/incident/update/text.ru.ftl", "${update} ${(orders)!}");
		assertThat(this.open.open(TestDesk.opening(), TestDesk.OLGA).warnings()).hasSize(3)
			.contains("There is no title in ru: who reads that gets “Card payments fail”.")
			.anyMatch((warning) -> warning
				.matches("incident \\d+, Card payments fail, is open for payments, too, since olga opened it.*"));
	}

	@Test
	void whatCouldNeverBeToldIsNotOpened() {
		Affected list = new Affected.ByList(List.of(Map.of("customer_id", "1", "state", "Texas")));
		Opening opening = TestDesk.opening();
		assertThatExceptionOfType(IncidentException.class)
			.isThrownBy(() -> this.open.open(
					new Opening(opening.titles(), "payments", Severity.MAJOR, false, false, Optional.empty(),
							Optional.empty(), list, Optional.empty(), Optional.empty(), Optional.empty()),
					TestDesk.OLGA))
			.withMessageContaining("state");
		assertThat(this.incidents.open()).isEmpty();
	}

	@Test
	void whoHasGrownInNumberSinceItWasShownIsShownAgain() {
		Incident incident = this.desk.open();
		Proposal proposal = this.drafts.draft(incident.number(), TestDesk.text(TestDesk.TEXT), TestDesk.OLGA);
		this.open.extend(incident.number(), new Affected.ByList(List.of(Map.of("customer_id", "13"))), TestDesk.OLGA);
		assertThatExceptionOfType(IncidentException.class).isThrownBy(() -> confirm(proposal))
			.withMessageContaining("not what was shown");
		assertThat(confirm(this.drafts.look(incident.number(), 1)).update().isPublished()).isTrue();
	}

	@Test
	void whatWouldBeSentIsWhatWasShown() {
		Proposal proposal = this.drafts.draft(this.desk.open().number(), TestDesk.text(TestDesk.TEXT), TestDesk.OLGA);
		this.desk.write("templates/incident/update/subject.en.ftl", "Changed: ${incident} ${state}");
		assertThatExceptionOfType(IncidentException.class).isThrownBy(() -> confirm(proposal))
			.withMessageContaining("not what was shown");
		assertThat(this.email.handed()).isEmpty();
	}

	@Test
	void anInternalIncidentIsToldToNobody() {
		Opening opening = TestDesk.opening();
		Incident incident = this.open
			.open(new Opening(opening.titles(), opening.component(), opening.severity(), false, true, Optional.empty(),
					Optional.empty(), opening.affected(), Optional.empty(), Optional.empty(), Optional.empty()),
					TestDesk.OLGA)
			.incident();
		Published said = this.desk.say(incident, TestDesk.text(TestDesk.TEXT));
		assertThat(said.run()).isEmpty();
		assertThat(this.desk.stored(said).isPublished()).isTrue();
		assertThat(this.email.handed()).isEmpty();
	}

	@Test
	void anUpdateToManyNeedsASecondPerson() {
		this.desk.begin(51);
		Incident incident = this.desk.open();
		Proposal proposal = this.drafts.draft(incident.number(), TestDesk.text(TestDesk.TEXT), TestDesk.OLGA);
		assertThat(proposal.needsApproval()).isTrue();
		assertThat(confirm(proposal).update().status()).isEqualTo(Update.Status.TO_APPROVE);
		assertThatExceptionOfType(IncidentException.class).isThrownBy(() -> approve(proposal, TestDesk.OLGA))
			.withMessageContaining("another person");
		assertThat(this.email.handed()).isEmpty();
		Published said = approve(proposal, new Person("pavel", "support-lead"));
		this.desk.awaitStatus(said, "COMPLETED");
		assertThat(this.email.handed()).hasSize(51);
	}

	private Published approve(Proposal proposal, Person who) {
		return this.publish.approve(proposal.incident().number(), proposal.update().number(), proposal.digest(), "",
				who);
	}

	@Test
	void anUpdateIsPublishedAtItsTime() {
		Incident incident = this.desk.open();
		Wanted later = new Wanted(Optional.empty(), new Texts(Map.of("en", TestDesk.TEXT)), Texts.NONE,
				Optional.empty(), Optional.empty(), Optional.of(this.clock.instant().plus(Duration.ofHours(1))), false);
		Published waiting = this.desk.say(incident, later);
		assertThat(waiting.update().status()).isEqualTo(Update.Status.SCHEDULED);
		this.inTime.look();
		assertThat(this.desk.stored(waiting).status()).isEqualTo(Update.Status.SCHEDULED);
		this.clock.advance(Duration.ofHours(1));
		this.inTime.look();
		assertThat(this.desk.stored(waiting).isPublished()).isTrue();
		this.desk.awaitStatus(waiting, "COMPLETED");
	}

	@Test
	void whatCannotBeSaidAtItsTimeIsSaidWhenItCan() {
		Incident incident = this.desk.open();
		Published waiting = this.desk.say(incident,
				new Wanted(Optional.empty(), new Texts(Map.of("en", TestDesk.TEXT)), Texts.NONE, Optional.empty(),
						Optional.empty(), Optional.of(this.clock.instant().plus(Duration.ofHours(1))), false));
		this.desk.remove("templates/incident/update/subject.en.ftl");
		this.clock.advance(Duration.ofHours(1));
		this.inTime.look();
		this.inTime.look();
		assertThat(this.desk.stored(waiting).status()).isEqualTo(Update.Status.SCHEDULED);
		assertThat(this.email.handed()).as("the team is told once")
			.singleElement()
			.satisfies(
					(mail) -> assertThat(mail.content().toString()).contains("cannot be said yet", "subject.en.ftl"));
		this.desk.write("templates/incident/update/subject.en.ftl", "${incident}: ${state}");
		this.inTime.look();
		this.desk.awaitStatus(waiting, "COMPLETED");
	}

	@Test
	void whatWasOvertakenBeforeItsTimeIsDiscarded() {
		Incident incident = this.desk.open();
		Wanted later = new Wanted(Optional.empty(), new Texts(Map.of("en", TestDesk.TEXT)), Texts.NONE,
				Optional.empty(), Optional.empty(), Optional.of(this.clock.instant().plus(Duration.ofHours(1))), false);
		Published waiting = this.desk.say(incident, later);
		this.desk.awaitStatus(this.desk.say(incident, TestDesk.saying(Phase.RESOLVED, Optional.empty())), "COMPLETED");
		this.clock.advance(Duration.ofHours(1));
		this.inTime.look();
		assertThat(this.desk.stored(waiting).status()).isEqualTo(Update.Status.DISCARDED);
		assertThat(this.email.handed().get(this.email.handed().size() - 1).to().value())
			.isEqualTo("lead@lavka.example");
	}

	/**
	 * Weeks later, to the same people, who may have gone since from what selected them.
	 */
	@Test
	void whatHasChangedIsToldToThoseWhoWereHurt() {
		Incident incident = this.desk.open();
		this.desk.awaitStatus(this.desk.say(incident, TestDesk.saying(Phase.RESOLVED, Optional.empty())), "COMPLETED");
		this.clock.advance(Duration.ofDays(20));
		this.desk.awaitStatus(this.desk.say(incident, TestDesk.saying(Phase.POST_MORTEM, Optional.empty())),
				"COMPLETED");
		this.clock.advance(Duration.ofDays(20));
		Published changed = this.desk.say(incident, TestDesk.saying(Phase.CHANGED, Optional.empty()));
		this.desk.awaitStatus(changed, "COMPLETED");
		assertThat(this.desk.states(changed)).containsOnlyKeys("ACCEPTED");
		assertThat(changed.incident().isOpen()).isFalse();
	}

	@Test
	void aDraftThatWasOvertakenIsNotSaid() {
		Incident incident = this.desk.open();
		Proposal forgotten = this.drafts.draft(incident.number(), TestDesk.text(TestDesk.TEXT), TestDesk.OLGA);
		this.desk.say(incident, TestDesk.saying(Phase.RESOLVED, Optional.empty()));
		assertThatExceptionOfType(IncidentException.class).isThrownBy(() -> confirm(forgotten))
			.withMessageContaining("not what was shown");
	}

}
