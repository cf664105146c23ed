package io.regain.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.incident.alert.Alert;
import io.regain.incident.alert.ReceiveAlerts;
import io.regain.incident.alert.WatchAlarms;
import io.regain.message.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What alerts of a monitoring system open and end, and what they do not. */
@DeskTest
@TestPropertySource(properties = { "regain.monitoring.rules[0].id=payments",
		"regain.monitoring.rules[0].match=alertname=PaymentsFail,env=prod",
		"regain.monitoring.rules[0].component=payments", "regain.monitoring.rules[0].affected=payments-failed",
		"regain.monitoring.rules[0].title.en=Card payments fail",
		"regain.monitoring.rules[0].text.en=Card payments fail. Please pay by cash meanwhile.",
		"regain.monitoring.rules[0].resolved-text.en=Card payments work again. You need do nothing.",
		"regain.monitoring.rules[1].id=search", "regain.monitoring.rules[1].match=alertname=SearchDown",
		"regain.monitoring.rules[1].component=search", "regain.monitoring.rules[1].affected=payments-failed",
		"regain.monitoring.rules[1].team=search", "regain.incident.teams.search.email=search@lavka.example",
		"regain.monitoring.rules[1].title.en=Search is down", "regain.monitoring.rules[1].publish=true",
		"regain.monitoring.rules[1].text.en=Search is down. Please use the catalogue meanwhile.",
		"regain.monitoring.rules[1].resolved-text.en=Search works again. You need do nothing." })
class AlarmsTests {

	private static final Person PROMETHEUS = new Person("prometheus", "monitor");

	private final TestDesk desk;

	private final ReceiveAlerts receive;

	private final WatchAlarms watch;

	private final Incidents incidents;

	private final Updates updates;

	private final ScriptedSender email;

	private final JdbcClient jdbc;

	private final TestClock clock;

	private final AutowireCapableBeanFactory beans;

	AlarmsTests(TestDesk desk, ReceiveAlerts receive, WatchAlarms watch, Incidents incidents, Updates updates,
			@Qualifier("email") ScriptedSender email, JdbcClient jdbc, TestClock clock,
			AutowireCapableBeanFactory beans) {
		this.desk = desk;
		this.receive = receive;
		this.watch = watch;
		this.incidents = incidents;
		this.updates = updates;
		this.email = email;
		this.jdbc = jdbc;
		this.clock = clock;
		this.beans = beans;
	}

	@BeforeEach
	void begin() {
		this.desk.begin(2);
	}

	@Test
	void anAlertThatLastsOpensAnIncidentOfWhichCustomersHearNothing() {
		fires("PaymentsFail");
		after(119);
		assertThat(this.incidents.newest(9)).isEmpty();
		after(1);
		after(1);
		Incident incident = only();
		assertThat(incident.openedBy()).isEqualTo("prometheus");
		assertThat(incident.severity()).isEqualTo(Severity.MAJOR);
		assertThat(statuses(incident)).containsExactly(Update.Status.DRAFT);
		assertThat(mails("c1@mail.example")).isEmpty();
		assertThat(mails("lead@lavka.example")).singleElement()
			.asString()
			.contains("opened by the alarm payments, 2 customers are affected",
					"'incident confirm %d 1'".formatted(incident.number()));
	}

	@Test
	void whatIsShortOrMatchesNoRuleOpensNothing() {
		fires("PaymentsFail");
		after(60);
		resolves("PaymentsFail");
		after(600);
		assertThat(this.receive.receive(
				List.of(new Alert(true, Map.of("alertname", "PaymentsFail"), Optional.empty(), Optional.empty())),
				PROMETHEUS))
			.isZero();
		after(600);
		assertThat(this.incidents.newest(9)).isEmpty();
	}

	@Test
	void quietIsAProposalAndWhatFiresAgainTakesItBack() {
		opened();
		resolves("PaymentsFail");
		after(299);
		assertThat(statuses(only())).hasSize(1);
		after(1);
		assertThat(statuses(only())).containsExactly(Update.Status.DRAFT, Update.Status.DRAFT);
		assertThat(this.updates.get(only().number(), 2).phase()).isEqualTo(Phase.RESOLVED);
		fires("PaymentsFail");
		after(300);
		assertThat(statuses(only())).containsExactly(Update.Status.DRAFT, Update.Status.DISCARDED);
		assertThat(only().isOpen()).isTrue();
		assertThat(mails("c1@mail.example")).isEmpty();
		assertThat(mails("lead@lavka.example")).hasSize(3);
	}

	@Test
	void whatFlapsIsSaidOnceAndLeftToAPerson() {
		opened();
		for (int flip = 0; flip < 5; flip++) {
			resolves("PaymentsFail");
			after(60);
			fires("PaymentsFail");
			after(60);
		}
		resolves("PaymentsFail");
		after(7200);
		assertThat(only().isOpen()).isTrue();
		assertThat(statuses(only())).containsExactly(Update.Status.DRAFT);
		assertThat(mails("lead@lavka.example")).filteredOn((text) -> text.contains("flapping")).hasSize(1);
	}

	@Test
	void aRuleThatMayPublishSaysWhatWasApproved() {
		fires("SearchDown");
		after(120);
		Patience.await("those affected are told").until(() -> mails("c1@mail.example").size() == 1);
		resolves("SearchDown");
		after(300);
		Patience.await("those affected are told").until(() -> mails("c1@mail.example").size() == 2);
		assertThat(only().isOpen()).isFalse();
		assertThat(mails("search@lavka.example")).hasSize(2)
			.allSatisfy((text) -> assertThat(text).contains("were told the rule's text"));
		after(1);
		fires("SearchDown");
		after(120);
		assertThat(this.incidents.newest(9)).hasSize(2);
	}

	@Test
	void anIncidentThatAPersonOpenedIsJoinedAndNotEnded() {
		Incident incident = this.desk.open();
		fires("PaymentsFail");
		after(120);
		resolves("PaymentsFail");
		after(600);
		assertThat(only().number()).isEqualTo(incident.number());
		assertThat(statuses(only())).isEmpty();
		assertThat(mails("lead@lavka.example")).singleElement().asString().contains("fires too");
	}

	@Test
	void severalServersOpenOneIncident() {
		fires("PaymentsFail");
		this.clock.advance(Duration.ofMinutes(2));
		List<CompletableFuture<Void>> looks = IntStream.range(0, 4)
			.mapToObj((n) -> this.beans.createBean(WatchAlarms.class))
			.map((server) -> CompletableFuture.runAsync(server::look))
			.toList();
		looks.forEach(CompletableFuture::join);
		only();
		assertThat(mails("lead@lavka.example")).hasSize(1);
	}

	@Test
	void whatADeadServerHadOpenedIsTakenOver() {
		Incident incident = opened();
		this.jdbc.sql("UPDATE regain_alarm SET incident_id = NULL, opened = FALSE, claimed_until = :until")
			.param("until",
					this.clock.instant().plus(Duration.ofMinutes(15)).atOffset(ZoneOffset.UTC).toLocalDateTime())
			.update();
		after(899);
		assertThat(belongsTo()).isEmpty();
		after(1);
		assertThat(belongsTo()).containsExactly(incident.number());
		resolves("PaymentsFail");
		after(300);
		assertThat(statuses(only())).hasSize(2);
	}

	@Test
	void aMonitorThatFallsSilentEndsNothing() {
		opened();
		after(24 * 3600 + 60);
		after(3600);
		assertThat(only().isOpen()).isTrue();
		assertThat(statuses(only())).hasSize(1);
		assertThat(mails("lead@lavka.example")).hasSize(2).last().asString().contains("has said nothing for 24 h");
	}

	/** Each word any number of times, in any order: the newest start counts. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void theOrderOfDeliveriesDoesNotMatter(long seed) {
		Random random = new Random(seed);
		List<Alert> words = new ArrayList<>();
		Instant first = this.clock.instant().minusSeconds(1000).plusNanos(157_076_000);
		for (int start = 0; start < 4; start++) {
			for (int copy = 0; copy < 2; copy++) {
				words.add(alert("PaymentsFail", true, Optional.of(first.plusSeconds(start))));
				words.add(alert("PaymentsFail", false, Optional.of(first.plusSeconds(start))));
			}
		}
		boolean firesAtLast = random.nextBoolean();
		if (firesAtLast) {
			words.add(alert("PaymentsFail", true, Optional.of(first.plusSeconds(9))));
		}
		Collections.shuffle(words, random);
		words.forEach((word) -> this.receive.receive(List.of(word), PROMETHEUS));
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_alarm WHERE firing_since IS NOT NULL")
			.query(Long.class)
			.single()).as("seed %d", seed).isEqualTo(firesAtLast ? 1 : 0);
	}

	private List<Long> belongsTo() {
		return this.jdbc.sql("SELECT incident_id FROM regain_alarm WHERE incident_id IS NOT NULL")
			.query(Long.class)
			.list();
	}

	private Incident opened() {
		fires("PaymentsFail");
		after(120);
		return only();
	}

	private Incident only() {
		assertThat(this.incidents.newest(9)).hasSize(1);
		return this.incidents.newest(9).get(0);
	}

	private List<Update.Status> statuses(Incident incident) {
		return this.updates.of(incident.number()).stream().map(Update::status).toList();
	}

	private void fires(String name) {
		this.receive.receive(List.of(alert(name, true, Optional.empty())), PROMETHEUS);
	}

	private void resolves(String name) {
		this.receive.receive(List.of(alert(name, false, Optional.empty())), PROMETHEUS);
	}

	private static Alert alert(String name, boolean firing, Optional<Instant> startsAt) {
		return new Alert(firing, Map.of("alertname", name, "env", "prod"), Optional.empty(), startsAt);
	}

	private void after(int seconds) {
		this.clock.advance(Duration.ofSeconds(seconds));
		this.watch.look();
	}

	private List<String> mails(String to) {
		return this.email.handed()
			.stream()
			.filter((message) -> message.to().value().equals(to))
			.map((message) -> ((Content.Email) message.content()).text())
			.toList();
	}

}
