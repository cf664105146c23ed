package io.regain.satisfaction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.audience.Erasing;
import io.regain.campaign.Home;
import io.regain.channel.Outgoing;
import io.regain.delivery.Receipts;
import io.regain.incident.Affected;
import io.regain.incident.DraftUpdates;
import io.regain.incident.OpenIncident;
import io.regain.incident.Opening;
import io.regain.incident.Person;
import io.regain.incident.Phase;
import io.regain.incident.Proposal;
import io.regain.incident.PublishUpdates;
import io.regain.incident.Severity;
import io.regain.incident.Texts;
import io.regain.incident.Wanted;
import io.regain.message.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Those who were told are asked once, and a bad answer is looked after. */
@RegainTest
@TestPropertySource(
		properties = { "regain.home=target/fork-${regain.fork:1}/satisfaction", "regain.run.tell-owner=false" })
class AskAfterIncidentsTests {

	private static final Person OLGA = new Person("olga", "support-lead");

	private static final Person PAVEL = new Person("pavel", "support-lead");

	private final Home home;

	private final JdbcClient jdbc;

	private final OpenIncident open;

	private final DraftUpdates drafts;

	private final PublishUpdates publish;

	private final AskAfterIncidents ask;

	private final AnswerQuestions answers;

	private final FollowUps followUps;

	private final CountAnswers count;

	private final Receipts receipts;

	private final ForgetAnswers forget;

	private final ScriptedSender email;

	private final TestClock clock;

	AskAfterIncidentsTests(Home home, JdbcClient jdbc, OpenIncident open, DraftUpdates drafts, PublishUpdates publish,
			AskAfterIncidents ask, AnswerQuestions answers, FollowUps followUps, CountAnswers count, Receipts receipts,
			ForgetAnswers forget, @Qualifier("email") ScriptedSender email, TestClock clock) {
		this.home = home;
		this.jdbc = jdbc;
		this.open = open;
		this.drafts = drafts;
		this.publish = publish;
		this.ask = ask;
		this.answers = answers;
		this.followUps = followUps;
		this.count = count;
		this.receipts = receipts;
		this.forget = forget;
		this.email = email;
		this.clock = clock;
	}

	@BeforeEach
	void begin() throws IOException {
		campaign("incident-update", "incident", "  state: x\n  update: { type: markdown, value: y }\n", "${update}");
		campaign("incident-csat", "service", "  answer: x\n", "Link ${answer}");
		write("campaigns/segments/failed.yaml",
				"segment: failed\ntitle: Those\nsql: SELECT id AS customer_id FROM buyer");
		this.jdbc
			.sql("CREATE TABLE IF NOT EXISTS buyer (id BIGINT PRIMARY KEY, email VARCHAR(100), locale VARCHAR(10))")
			.update();
		this.jdbc.sql("CREATE OR REPLACE VIEW regain_customer AS SELECT * FROM buyer").update();
		this.jdbc.sql("DELETE FROM buyer").update();
		for (int id = 1; id <= 3; id++) {
			this.jdbc.sql("INSERT INTO buyer VALUES (:id, :email, 'en')")
				.param("id", id)
				.param("email", "c%d@mail.example".formatted(id))
				.update();
		}
	}

	@Test
	void thoseWhoWereToldAreAskedOnceSomeHoursAfter() {
		long incident = resolved();
		this.clock.advance(Duration.ofHours(3));
		this.ask.look();
		assertThat(this.count.of(incident).asked()).isZero();
		this.clock.advance(Duration.ofHours(1));
		this.ask.look();
		this.ask.look();
		Patience.await("all are asked").until(() -> links().size() == 3);
		assertThat(links()).doesNotHaveDuplicates().allMatch((link) -> link.startsWith("https://regain.example/csat/"));
		assertThat(this.count.of(incident).asked()).isEqualTo(3);
	}

	@Test
	void whoIsHitByAnotherIncidentIsNotAsked() {
		long incident = resolved();
		open();
		this.clock.advance(Duration.ofHours(4));
		this.ask.look();
		assertThat(this.count.of(incident).asked()).isZero();
	}

	@Test
	void aBadAnswerIsFollowedUpByOneWhoTakesItAndMayBeChanged() {
		long incident = asked();
		String token = token(0);
		assertThat(this.answers.find(token + "x")).isEmpty();
		Question question = this.answers.find(token).orElseThrow();
		assertThat(this.answers.answer(question, new Score(1), "Nobody\u0000 told me")).isTrue();
		assertThat(this.answers.answer(question, new Score(1), "Nobody told me")).isTrue();
		assertThat(rows("regain_survey_answer")).isEqualTo(1);
		FollowUp open = this.followUps.list(false).get(0);
		assertThat(open.comment()).contains("Nobody told me");
		assertThat(this.followUps.take(open.number(), OLGA).state()).isEqualTo(FollowUp.State.TAKEN);
		assertThatExceptionOfType(SatisfactionException.class)
			.isThrownBy(() -> this.followUps.take(open.number(), PAVEL))
			.withMessage("follow-up %d was taken by olga".formatted(open.number()));
		this.followUps.done(open.number(), "Called", OLGA);
		assertThat(this.followUps.list(false)).isEmpty();
		this.answers.answer(question, new Score(4), "Better now");
		assertThat(rows("regain_survey_answer")).isEqualTo(2);
		assertThat(this.count.of(incident).scores()).containsExactly(0L, 0L, 0L, 1L, 0L);
		this.answers.answer(question, new Score(2), "Again");
		assertThat(this.followUps.list(false)).hasSize(1);
		this.clock.advance(Duration.ofDays(15));
		assertThat(this.answers.answer(this.answers.find(token).orElseThrow(), new Score(5), "")).isFalse();
	}

	@Test
	void aDigitAnswersTheQuestionAndAnythingElseIsAReply() {
		long incident = asked();
		long message = this.jdbc.sql("SELECT MAX(id) FROM regain_message").query(Long.class).single();
		var asked = this.receipts.find(message).orElseThrow();
		var update = this.receipts.find(this.jdbc.sql("SELECT MIN(id) FROM regain_message").query(Long.class).single())
			.orElseThrow();
		assertThat(this.answers.answer(asked, "2 days and still broken")).isFalse();
		assertThat(this.answers.answer(asked, "6")).isFalse();
		assertThat(this.answers.answer(update, "5")).isFalse();
		assertThat(this.answers.answer(asked, " 5! ")).isTrue();
		assertThat(this.count.of(incident).scores()).containsExactly(0L, 0L, 0L, 0L, 1L);
	}

	@Test
	void whatSomebodyWroteIsForgottenWithThem() {
		long incident = asked();
		Question question = this.answers.find(token(0)).orElseThrow();
		this.answers.answer(question, new Score(1), "I am Ivan");
		FollowUp open = this.followUps.list(false).get(0);
		this.followUps.done(open.number(), "Ivan was called", OLGA);
		((Erasing) this.forget).erase(open.customer(), "forgotten-1");
		assertThat(this.followUps.get(open.number()).comment()).isEmpty();
		assertThat(this.followUps.get(open.number()).note()).isEmpty();
		assertThat(rows("regain_survey_answer WHERE comment IS NOT NULL")).isZero();
		assertThat(this.count.of(incident).answered()).isEqualTo(1);
	}

	private long asked() {
		long incident = resolved();
		this.clock.advance(Duration.ofHours(4));
		this.ask.look();
		Patience.await("all are asked").until(() -> links().size() == 3);
		Patience.await("the run is complete")
			.until(() -> rows("regain_run WHERE run_key LIKE '%/csat' AND status = 'COMPLETED'") == 1);
		return incident;
	}

	private long open() {
		return this.open
			.open(new Opening(new Texts(Map.of("en", "Payments fail")), "payments", Severity.MAJOR, false, false,
					Optional.empty(), Optional.empty(), new Affected.BySegment("failed"), Optional.empty(),
					Optional.empty(), Optional.empty()), OLGA)
			.incident()
			.number();
	}

	private long resolved() {
		long incident = open();
		Proposal proposal = this.drafts.draft(incident,
				new Wanted(Optional.of(Phase.RESOLVED), new Texts(Map.of("en", "It is over.")), Texts.NONE,
						Optional.empty(), Optional.empty(), Optional.empty(), false),
				OLGA);
		this.publish.confirm(incident, proposal.update().number(), proposal.digest(), "", OLGA);
		Patience.await("all are told").until(() -> rows("regain_message WHERE accepted_at IS NOT NULL") == 3);
		return incident;
	}

	private List<String> links() {
		return this.email.handed()
			.stream()
			.map(AskAfterIncidentsTests::text)
			.filter((text) -> text.startsWith("Link "))
			.map((text) -> text.substring("Link ".length()))
			.toList();
	}

	private String token(int index) {
		return links().get(index).substring("https://regain.example/csat/".length());
	}

	private static String text(Outgoing message) {
		return ((Content.Email) message.content()).text().strip();
	}

	private long rows(String what) {
		return this.jdbc.sql("SELECT COUNT(*) FROM " + what).query(Long.class).single();
	}

	private void campaign(String id, String type, String variables, String text) throws IOException {
		write("campaigns/all/%s.yaml".formatted(id), """
				campaign: %s
				title: What those affected are told
				class: %s
				purpose: status-update
				owner: lead@lavka.example
				from: { name: Lavka, email: hello@lavka.example }
				audience: { segment: failed }
				send: { channels: [email], template: all/%s, within: 4h }
				variables:
				  incident: Payments fail
				%s""".formatted(id, type, id, variables));
		for (String part : List.of("subject.en.ftl", "html.en.ftlh", "text.en.ftl")) {
			write("templates/all/%s/%s".formatted(id, part), part.startsWith("subject") ? "${incident}" : text);
		}
	}

	private void write(String name, String text) throws IOException {
		Path file = this.home.folder().resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
