package io.regain.tracking;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.message.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;

import static io.regain.tracking.SentMail.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

/** Machines that look like people, and are faster. */
@RegainTest
class BurstsTests {

	private final BeanFactory beans;

	private final RecordEngagement record;

	private final Secret secret;

	private final TestClock clock;

	private SentMail mail;

	BurstsTests(BeanFactory beans, RecordEngagement record, Secret secret, TestClock clock) {
		this.beans = beans;
		this.record = record;
		this.secret = secret;
		this.clock = clock;
		this.mail = new SentMail(beans, 0, "", "");
	}

	@BeforeEach
	void send() {
		this.mail = SentMail.of(this.beans);
	}

	@Test
	void whoIsThereAtOnceIsAMachine() {
		this.clock.set(TestClock.START.plusSeconds(4));
		this.mail.open(PERSON);
		this.mail.click(0, PERSON);
		assertThat(this.mail.events()).containsExactly("clicked machine too-soon", "opened machine too-soon");
	}

	@Test
	void whoFollowsTwoLinksInTwoSecondsIsAMachineFromTheFirstOn() {
		this.mail.open(PERSON);
		this.mail.click(0, PERSON);
		assertThat(this.mail.events()).containsExactly("clicked person", "opened person");
		this.clock.advance(Duration.ofMillis(1_900));
		this.mail.click(1, PERSON);
		assertThat(this.mail.events()).containsExactly("clicked machine burst", "clicked machine burst",
				"opened machine burst");
	}

	@Test
	void whoFollowsThreeLinksInTenSecondsIsAMachineToo() {
		for (int link = 0; link < 3; link++) {
			this.mail.click(link, PERSON);
			this.clock.advance(Duration.ofMillis(4_500));
		}
		assertThat(this.mail.events()).hasSize(4).allMatch((event) -> event.endsWith("machine burst"));
	}

	@Test
	void whoReadsFastIsAPerson() {
		this.mail.click(0, PERSON);
		this.clock.advance(Duration.ofMillis(2_100));
		this.mail.click(1, PERSON);
		this.clock.advance(Duration.ofMillis(8_000));
		this.mail.click(2, PERSON);
		assertThat(this.mail.events()).containsExactly("clicked person", "clicked person", "clicked person",
				"opened person");
	}

	@Test
	void whoComesAfterAGatewayStillCounts() {
		for (int day = 0; day < 2; day++) {
			this.mail.click(0, PERSON);
			this.mail.click(1, PERSON);
			later();
		}
		assertThat(this.mail.events()).allMatch((event) -> event.endsWith("machine burst")).hasSize(6);
		this.mail.click(1, PERSON);
		assertThat(this.mail.events()).contains("clicked person", "opened person").hasSize(8);
		later();
		this.mail.click(0, PERSON);
		this.mail.click(2, PERSON);
		assertThat(this.mail.events()).as("what was counted long ago stays")
			.contains("clicked person", "opened person");
	}

	@Test
	void thoseWhoAreThereAtTheSameMomentAreOneOrAMachine() {
		List<CompletableFuture<Void>> opens = IntStream.range(0, 16)
			.mapToObj((n) -> CompletableFuture
				.runAsync(() -> this.record.opened(this.mail.message(), PERSON, this.clock.instant())))
			.toList();
		opens.forEach((one) -> Patience.end("recorded", one));
		assertThat(this.mail.events()).containsExactly("opened person");
		List<CompletableFuture<Void>> clicks = IntStream.range(0, 16)
			.mapToObj((n) -> CompletableFuture.runAsync(() -> this.record.clicked(
					Token.verifyClick(this.secret, this.mail.links().get(n % 3)).orElseThrow(), PERSON,
					this.clock.instant())))
			.toList();
		clicks.forEach((one) -> Patience.end("recorded", one));
		assertThat(this.mail.events()).allMatch((event) -> event.endsWith("machine burst"))
			.contains("clicked machine burst");
	}

	private void later() {
		this.clock.advance(Duration.ofMinutes(1));
	}

}
