package io.regain.incident.status;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.incident.Phase;
import io.regain.incident.Texts;
import io.regain.message.EmailAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom a process may tell of an update while another does the same. */
@RegainTest
class SubscribersTests {

	private static final Instant ASKED = TestClock.START;

	private static final Instant SAID = ASKED.plusSeconds(60);

	private final Subscribers subscribers;

	private Subscriber anna = new Subscriber(0, new EmailAddress("anna@example.com"), "en", Set.of());

	SubscribersTests(JdbcClient jdbc) {
		this.subscribers = new Subscribers(jdbc);
	}

	@BeforeEach
	void subscribe() {
		long id = this.subscribers.ask(this.anna.email(), new byte[32], "en", Set.of(), ASKED).orElseThrow();
		this.subscribers.confirm(id, ASKED, ASKED);
		this.anna = this.subscribers.untold(7, update(1), SAID, 10).get(0);
	}

	@Test
	void anUpdateIsToldOnce() {
		assertThat(this.subscribers.note(this.anna, 7, 1, "SENDING", SAID)).isTrue();
		assertThat(this.subscribers.note(this.anna, 7, 1, "SENDING", SAID)).isFalse();
		assertThat(this.subscribers.untold(7, update(1), SAID, 10)).isEmpty();
		assertThat(this.subscribers.untold(7, update(2), SAID, 10)).containsExactly(this.anna);
		assertThat(this.subscribers.untold(8, update(1), SAID, 10)).containsExactly(this.anna);
	}

	@Test
	void nothingOlderIsToldAfterSomethingNewer() {
		assertThat(this.subscribers.note(this.anna, 7, 2, "SENDING", SAID)).isTrue();
		assertThat(this.subscribers.untold(7, update(1), SAID, 10)).isEmpty();
		assertThat(this.subscribers.note(this.anna, 7, 1, "SENDING", SAID)).isFalse();
		assertThat(this.subscribers.note(this.anna, 8, 1, "SENDING", SAID)).isTrue();
	}

	@Test
	void whatTheRelayPutOffIsTriedAgainByOneProcess() {
		assertThat(this.subscribers.note(this.anna, 7, 1, "SENDING", SAID)).isTrue();
		Instant later = SAID.plus(Subscribers.AGAIN);
		assertThat(this.subscribers.untold(7, update(1), later, 10)).as("it is on its way").isEmpty();
		this.subscribers.ended(this.anna, 7, 1, "DEFERRED");
		assertThat(this.subscribers.untold(7, update(1), later.minusMillis(1), 10)).as("not at once").isEmpty();
		assertThat(this.subscribers.untold(7, update(1), later, 10)).containsExactly(this.anna);
		assertThat(this.subscribers.note(this.anna, 7, 1, "SENDING", later)).isTrue();
		assertThat(this.subscribers.note(this.anna, 7, 1, "SENDING", later)).isFalse();
		this.subscribers.ended(this.anna, 7, 1, "ACCEPTED");
		assertThat(this.subscribers.untold(7, update(1), later.plus(Subscribers.AGAIN), 10)).isEmpty();
	}

	@Test
	void whatWasPutOffIsNotTriedAgainAfterSomethingNewer() {
		this.subscribers.note(this.anna, 7, 1, "SENDING", SAID);
		this.subscribers.ended(this.anna, 7, 1, "DEFERRED");
		this.subscribers.note(this.anna, 7, 2, "SENDING", SAID);
		Instant later = SAID.plus(Subscribers.AGAIN);
		assertThat(this.subscribers.untold(7, update(1), later, 10)).isEmpty();
		assertThat(this.subscribers.note(this.anna, 7, 1, "SENDING", later)).isFalse();
	}

	@Test
	void whoHasLeftMeanwhileIsNotTold() {
		this.subscribers.remove(this.anna.id());
		assertThat(this.subscribers.note(this.anna, 7, 1, "SENDING", SAID)).isFalse();
	}

	private static PublicUpdate update(int number) {
		return new PublicUpdate(number, Phase.IDENTIFIED, new Texts(Map.of("en", "We know why.")), Optional.empty(),
				Optional.empty(), SAID);
	}

}
