package io.regain.incident;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.message.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Promises that are due soon, and those that were missed. */
@DeskTest
class WatchPromisesTests {

	private static final String LEAD = "lead@lavka.example";

	private final TestDesk desk;

	private final WatchPromises watch;

	private final TellTeam tellTeam;

	private final Promises promises;

	private final ScriptedSender email;

	private final TestClock clock;

	WatchPromisesTests(TestDesk desk, WatchPromises watch, TellTeam tellTeam, Promises promises,
			@Qualifier("email") ScriptedSender email, TestClock clock) {
		this.desk = desk;
		this.watch = watch;
		this.tellTeam = tellTeam;
		this.promises = promises;
		this.email = email;
		this.clock = clock;
	}

	@BeforeEach
	void begin() {
		this.desk.begin(2);
	}

	@Test
	void theLeadIsRemindedOnceAndToldOnceThatItWasMissed() {
		promised(Duration.ofMinutes(30));
		this.watch.look();
		assertThat(toLead()).isEmpty();
		this.clock.advance(Duration.ofMinutes(26));
		this.watch.look();
		this.watch.look();
		assertThat(toLead()).hasSize(1).first().asString().contains("the next word is promised by", "in 4 minutes");
		this.clock.advance(Duration.ofMinutes(4).plusSeconds(1));
		this.watch.look();
		this.watch.look();
		assertThat(toLead()).hasSize(2).last().asString().contains("WAS MISSED", "have heard nothing");
	}

	@Test
	void whoCouldNotBeToldIsToldALittleLater() {
		promised(Duration.ofMinutes(30));
		this.email.answer((message) -> new Outcome.Deferred("421", "later", Optional.empty()));
		this.clock.advance(Duration.ofMinutes(31));
		this.watch.look();
		this.tellTeam.again();
		assertThat(toLead()).as("not at once").hasSize(1);
		this.clock.advance(Duration.ofSeconds(15));
		this.tellTeam.again();
		assertThat(toLead()).hasSize(2);
		this.email.answer((message) -> new Outcome.Accepted("250"));
		this.clock.advance(Duration.ofMinutes(1));
		this.tellTeam.again();
		this.clock.advance(Duration.ofMinutes(4));
		this.tellTeam.again();
		List<String> references = this.email.handed()
			.stream()
			.filter((message) -> message.to().value().equals(LEAD))
			.map(Outgoing::reference)
			.toList();
		assertThat(references).as("the same mail, until the relay takes it").hasSize(3).containsOnly(references.get(0));
	}

	@Test
	void whatWasPreparedIsSaidWhenAPromiseIsMissed() {
		Incident incident = promised(Duration.ofMinutes(30));
		Wanted holding = new Wanted(Optional.empty(),
				new Texts(Map.of("en", "We are still working on it, please wait.")), Texts.NONE, Optional.empty(),
				Optional.empty(), Optional.empty(), true);
		assertThat(this.desk.say(incident, holding).update().status()).isEqualTo(Update.Status.HOLDING);
		this.clock.advance(Duration.ofMinutes(31));
		this.watch.look();
		Patience.await("those affected are told")
			.until(() -> this.email.handed()
				.stream()
				.filter((message) -> ((Content.Email) message.content()).html().contains("still working"))
				.count() == 2);
		assertThat(toLead()).last().asString().contains("were told the holding text");
		assertThat(this.promises.of(incident.number())).extracting(Promise::isKept).containsExactly(false);
		assertThat(TrustFigure.of(this.promises.of(incident.number()), ZoneOffset.UTC)).singleElement()
			.satisfies((figure) -> {
				assertThat(figure.missed()).isEqualTo(1);
				assertThat(figure.kept() + figure.open()).isZero();
			});
	}

	@Test
	void whatWasPreparedIsSaidLateWhenTheProcessDiedBeforeItWasSaid() {
		Incident incident = promised(Duration.ofMinutes(30));
		this.desk.say(incident,
				new Wanted(Optional.empty(), new Texts(Map.of("en", "We are still working on it, please wait.")),
						Texts.NONE, Optional.empty(), Optional.empty(), Optional.empty(), true));
		this.clock.advance(Duration.ofMinutes(31));
		assertThat(this.promises.missed(this.promises.open(incident.number()).orElseThrow(), this.clock.instant()))
			.isTrue();
		this.watch.look();
		assertThat(this.promises.open(incident.number())).as("another process may be saying it").isPresent();
		this.clock.advance(Duration.ofMinutes(1));
		this.watch.look();
		this.watch.look();
		assertThat(this.promises.open(incident.number())).isEmpty();
		assertThat(toLead()).last().asString().contains("were told the holding text, 2 minutes late");
	}

	@Test
	void whatIsWrittenAfterThePromiseWasMissedWaitsForTheNext() {
		Incident incident = promised(Duration.ofMinutes(30));
		this.clock.advance(Duration.ofMinutes(31));
		this.watch.look();
		this.desk.say(incident,
				new Wanted(Optional.empty(), new Texts(Map.of("en", "We are still working on it, please wait.")),
						Texts.NONE, Optional.empty(), Optional.empty(), Optional.empty(), true));
		this.clock.advance(Duration.ofMinutes(5));
		this.watch.look();
		assertThat(this.promises.open(incident.number())).isPresent();
	}

	@Test
	void whatWasPreparedPromisesAgain() {
		Incident incident = promised(Duration.ofMinutes(30));
		this.desk.say(incident,
				new Wanted(Optional.empty(), new Texts(Map.of("en", "We are still working on it, please wait.")),
						Texts.NONE, Optional.of(this.clock.instant().plus(Duration.ofMinutes(20))), Optional.empty(),
						Optional.empty(), true));
		this.clock.advance(Duration.ofMinutes(31));
		this.watch.look();
		Promise next = this.promises.open(incident.number()).orElseThrow();
		assertThat(next.dueAt()).isBetween(this.clock.instant().plus(Duration.ofMinutes(20)),
				this.clock.instant().plus(Duration.ofMinutes(21)));
		assertThat(next.dueAt().getEpochSecond() % 60).isZero();
		this.clock.advance(Duration.ofMinutes(22));
		this.watch.look();
		assertThat(this.promises.of(incident.number())).as("said as often as it is needed").hasSize(3);
	}

	@Test
	void whoKeptItsWordIsNotReminded() {
		Incident incident = promised(Duration.ofMinutes(30));
		this.clock.advance(Duration.ofMinutes(20));
		this.desk.say(incident, TestDesk.saying(Phase.RESOLVED, Optional.empty()));
		this.clock.advance(Duration.ofHours(1));
		this.watch.look();
		assertThat(toLead()).isEmpty();
	}

	private Incident promised(Duration within) {
		Incident incident = this.desk.open();
		this.desk.awaitStatus(
				this.desk.say(incident,
						TestDesk.saying(Phase.INVESTIGATING, Optional.of(this.clock.instant().plus(within)))),
				"COMPLETED");
		return incident;
	}

	private List<String> toLead() {
		return this.email.handed()
			.stream()
			.filter((message) -> message.to().value().equals(LEAD))
			.map((message) -> ((Content.Email) message.content()).text())
			.toList();
	}

}
