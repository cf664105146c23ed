package io.regain.incident;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An update that goes from mail to text message, for four whom an incident affects. */
@DeskTest
class StepwiseUpdateTests {

	private static final int AFFECTED = 4;

	private final TestDesk desk;

	private final DraftUpdates drafts;

	private final ScriptedSender email;

	private final ScriptedSender sms;

	private final JdbcClient jdbc;

	private final TestClock clock;

	StepwiseUpdateTests(TestDesk desk, DraftUpdates drafts, @Qualifier("email") ScriptedSender email,
			@Qualifier("sms") ScriptedSender sms, JdbcClient jdbc, TestClock clock) {
		this.desk = desk;
		this.drafts = drafts;
		this.email = email;
		this.sms = sms;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@BeforeEach
	void begin() {
		this.desk.begin(AFFECTED);
		this.jdbc.sql("""
				CREATE OR REPLACE VIEW regain_customer AS
				SELECT person.*, CONCAT('+1202555', LPAD(100 + id, 4, '0')) AS phone FROM person
				""").update();
		this.desk.write("campaigns/incident/incident-update.yaml", """
				campaign: incident-update
				title: What we know of an incident
				class: incident
				purpose: status-update
				owner: lead@lavka.example
				from: { name: Lavka, email: hello@lavka.example }
				audience: { segment: payments-failed }
				send: { channels: [email, sms], to: all, template: incident/update, within: 4h, tracking: off }
				variables:
				  incident: Payments fail
				  state: investigating
				  update: { type: markdown, value: We are looking into it. }
				""");
		this.desk.write("templates/incident/update/sms.en.ftl", "${incident}: ${state}. OK?");
		this.desk.write("templates/incident/update/html.en.ftlh", "<div>${update}</div> ${(links.acknowledge)!}");
		this.desk.write("templates/incident/update/text.en.ftl", "${update} ${(links.acknowledge)!}");
	}

	@Test
	void aTemplateThatDoesNotSayHowToAcknowledgeIsNotUsed() {
		this.desk.write("templates/incident/update/text.en.ftl", "${update}");
		Incident incident = this.desk.open();
		assertThatThrownBy(() -> this.drafts.draft(incident.number(), wanted("acknowledged", "5m"), TestDesk.OLGA))
			.isInstanceOf(IncidentException.class)
			.hasMessageContaining("templates/incident/update/text.en.ftl", "write ${links.acknowledge}");
	}

	@Test
	void theProposalSaysHowManyGoFirstAndWhatMayFollow() {
		Proposal proposal = this.drafts.draft(this.desk.open().number(), wanted("acknowledged", "5m"), TestDesk.OLGA);
		assertThat(proposal.rehearsal().byChannel()).isEqualTo(Map.of("email", 4L, "sms", 0L));
		assertThat(proposal.rehearsal().later().orElseThrow().byChannel()).isEqualTo(Map.of("sms", 4L));
	}

	@Test
	void whatWaitsIsNotSentAfterANewerUpdateWasConfirmed() {
		Incident incident = this.desk.open();
		Published older = this.desk.say(incident, wanted("acknowledged", "10m"));
		Patience.await("the mails are out")
			.until(() -> Map.of("ACCEPTED", 4L, "PLANNED", 4L).equals(this.desk.states(older)));
		Published newer = this.desk.say(incident, TestDesk.saying(Phase.RESOLVED, Optional.empty()));
		this.desk.awaitStatus(newer, "COMPLETED");
		this.clock.advance(Duration.ofMinutes(11));
		Patience.await("the older has ended")
			.until(() -> this.desk.states(older).keySet().equals(Set.of("ACCEPTED", "SUPERSEDED")));
		assertThat(this.desk.status(older)).isEqualTo("SUPERSEDED");
		assertThat(this.sms.handed()).as("of the newer, which goes to all channels")
			.hasSize(AFFECTED)
			.allMatch((text) -> text.run().equals(newer.run().orElseThrow().toString()));
		assertThat(this.email.handed()).hasSize(2 * AFFECTED);
	}

	@Test
	void itGoesOnWhenItsTimeHasCome() {
		Published said = this.desk.say(this.desk.open(), wanted("acknowledged", "10m"));
		Patience.await("the mails are out").until(() -> this.email.handed().size() == AFFECTED);
		Patience.await("the texts follow").until(() -> {
			this.clock.advance(Duration.ofMinutes(1));
			return this.desk.status(said).equals("COMPLETED");
		});
		assertThat(this.sms.handed()).hasSize(AFFECTED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			read     | 10m | send.until: found 'read'; allowed: accepted, opened, acknowledged
			opened   | 10m | send.until: with 'tracking: off' nobody learns whether a mail was opened
			accepted | soon | send.wait: found 'soon'; allowed: minutes, hours or days
			accepted | 5h  | send.wait: with 2 channels the last one would be due 300 minutes after the first
			""")
	void whatCannotBeIsSaidAndNotKept(String until, String after, String said) {
		Incident incident = this.desk.open();
		assertThatThrownBy(() -> this.drafts.draft(incident.number(), wanted(until, after), TestDesk.OLGA))
			.isInstanceOf(IncidentException.class)
			.hasMessageContaining(said);
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_update").query(Long.class).single()).isZero();
	}

	private static Wanted wanted(String until, String after) {
		Wanted plain = TestDesk.text(TestDesk.TEXT);
		return new Wanted(plain.phase(), plain.texts(), plain.shorts(), plain.nextAt(), plain.corrects(),
				plain.publishAt(), plain.holding(), Optional.of(new Stepwise(until, after)));
	}

}
