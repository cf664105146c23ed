package io.regain.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import io.regain.channel.Answer;
import io.regain.channel.ClosedPort;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.channel.Sender;
import io.regain.message.Content;
import io.regain.message.EmailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Several letters on one connection: what befalls one befalls no other. */
@ParameterizedClass
@ValueSource(booleans = { true, false })
class HandoverTests {

	private final boolean pipelining;

	private final ScriptedRelay relay;

	private Sender sender;

	HandoverTests(boolean pipelining) {
		this.pipelining = pipelining;
		this.relay = pipelining ? new ScriptedRelay().pipelining() : new ScriptedRelay();
		this.sender = sender(500);
	}

	@AfterEach
	void stop() {
		this.sender.close();
		this.relay.close();
	}

	@Test
	void allLettersShareAConnection() {
		assertThat(send("a", "b", "c", "d")).containsExactly("accepted", "accepted", "accepted", "accepted");
		assertThat(received()).containsExactly("a", "b", "c", "d");
		assertThat(this.relay.connections()).isEqualTo(1);
		assertThat(this.relay.count("RSET")).isZero();
	}

	/** Heard while the answer to the first body is still missing. */
	@Test
	void theNextEnvelopeRidesBehindABodyIfTheRelayAllowsIt() {
		this.relay.answer("END a@mail.example", ScriptedRelay.SILENCE);
		this.sender = EmailFixtures.impatient(this.relay.port());
		assertThat(send("a", "b")).containsExactly("unknown", "accepted");
		assertThat(received()).containsExactly("a", "b");
		assertThat(this.relay.count("MAIL")).isEqualTo(this.pipelining ? 3 : 2);
	}

	@Test
	void aRefusedReceiverHarmsNoNeighbour() {
		this.relay.answer("RCPT b@mail.example", "550 5.1.1 No such user");
		assertThat(send("a", "b", "c")).containsExactly("accepted", "DEAD_ADDRESS", "accepted");
		assertThat(received()).containsExactly("a", "c");
		assertThat(this.relay.connections()).isEqualTo(1);
	}

	@Test
	void aRefusedBodyHarmsNoNeighbour() {
		this.relay.answer("END b@mail.example", "554 5.7.1 Looks like spam");
		assertThat(send("a", "b", "c")).containsExactly("accepted", "CONTENT", "accepted");
		assertThat(this.relay.connections()).isEqualTo(1);
	}

	@Test
	void aThrottledReceiverHarmsNoNeighbour() {
		this.relay.answer("RCPT a@mail.example", "451 4.7.1 Try later");
		this.relay.answer("END c@mail.example", "452 4.3.1 Disk is full");
		assertThat(send("a", "b", "c", "d")).containsExactly("deferred", "accepted", "deferred", "accepted");
		assertThat(received()).containsExactly("b", "c", "d");
	}

	@Test
	void aConnectionThatBreaksLeavesOneInDoubtAndTheOthersGoOverANewOne() {
		this.relay.answer("END b@mail.example", ScriptedRelay.THEN_HANG_UP);
		assertThat(send("a", "b", "c", "d")).containsExactly("accepted", "unknown", "accepted", "accepted");
		assertThat(received()).containsExactly("a", "b", "c", "d");
		assertThat(this.relay.connections()).isEqualTo(2);
	}

	/** More than what the sockets keep for the other side. */
	@Test
	@Timeout(120)
	void aRelayThatReadsNoFurtherIsLeft() {
		this.relay.answer("DATA b@mail.example", "354 Go on" + ScriptedRelay.THEN_DEAF);
		this.sender = TestRelays.sender(this.relay, EmailFixtures.IMPATIENT);
		Content.Email large = new Content.Email("Your order is late", "<p>We are sorry.</p>".repeat(1_000_000),
				"Sorry.");
		List<Outgoing> messages = Stream.of("a", "b", "c")
			.map((name) -> EmailFixtures.message("letter-" + name, new EmailAddress(name + "@mail.example"),
					name.equals("b") ? large : EmailFixtures.CONTENT, EmailFixtures.FROM))
			.toList();
		assertThat(this.sender.sendAll(messages, () -> true)).extracting(HandoverTests::end)
			.containsExactly("accepted", "unknown", "accepted");
		assertThat(this.relay.connections()).isEqualTo(2);
	}

	@Test
	void nonsenseLeavesOneInDoubtAndTheOthersGoOverANewOne() {
		this.relay.answer("END b@mail.example", "I beg your pardon?");
		assertThat(send("a", "b", "c")).containsExactly("accepted", "unknown", "accepted");
		assertThat(this.relay.connections()).isEqualTo(2);
	}

	@Test
	void aRelayThatHasHadEnoughIsAskedAgainOnANewConnection() {
		this.relay.answer("END b@mail.example", "421 4.3.0 Closing" + ScriptedRelay.THEN_HANG_UP);
		assertThat(send("a", "b", "c")).containsExactly("accepted", "deferred", "accepted");
		assertThat(received()).containsExactly("a", "b", "c");
		assertThat(this.relay.connections()).isEqualTo(2);
	}

	@Test
	void aRelayThatHangsUpAfterEachLetterGetsThemAll() {
		this.relay.answer("END", "250 2.0.0 Ok" + ScriptedRelay.THEN_HANG_UP);
		assertThat(send("a", "b", "c")).containsExactly("accepted", "accepted", "accepted");
		assertThat(received()).containsExactly("a", "b", "c");
		assertThat(this.relay.connections()).isEqualTo(3);
	}

	@Test
	void aConnectionTakesNoMoreThanItsNumber() {
		this.sender = sender(2);
		send("a", "b", "c", "d", "e");
		assertThat(received()).containsExactly("a", "b", "c", "d", "e");
		assertThat(this.relay.connections()).isEqualTo(3);
	}

	@Test
	void anAddressWithoutAFormIsRefusedWithoutAWord() {
		assertThat(send("a", "b>c", "d")).containsExactly("accepted", "INVALID_ADDRESS", "accepted");
		assertThat(received()).containsExactly("a", "d");
	}

	@Test
	void aClosedDoorIsKnockedAtOnceForAll() {
		this.relay.answer("CONNECT", "421 4.3.2 Too busy" + ScriptedRelay.THEN_HANG_UP);
		assertThat(send("a", "b", "c")).as("the others were not tried").containsExactly("deferred");
		assertThat(this.relay.connections()).isEqualTo(1);
		this.sender = EmailFixtures.sender(ClosedPort.find());
		assertThat(send("a", "b", "c")).containsExactly("deferred");
	}

	@Test
	void whatHasNotBegunWhenAStopIsAskedForHasNotLeft() {
		AtomicInteger asked = new AtomicInteger();
		List<String> ends = send(() -> asked.incrementAndGet() < 4, "a", "b", "c", "d", "e", "f");
		assertThat(ends).isNotEmpty().hasSizeLessThan(6).containsOnly("accepted");
		assertThat(received()).hasSameSizeAs(ends);
	}

	private EmailSender sender(int messagesPerConnection) {
		return EmailFixtures.sender(this.relay.port(), Clock.systemUTC(),
				new EmailProperties(messagesPerConnection, Duration.ofSeconds(30), true), Map.of());
	}

	private List<String> send(String... names) {
		return send(() -> true, names);
	}

	private List<String> send(BooleanSupplier goOn, String... names) {
		List<Outgoing> messages = Stream.of(names)
			.map((name) -> EmailFixtures.message("letter-" + name.charAt(0), new EmailAddress(name + "@mail.example"),
					EmailFixtures.CONTENT, EmailFixtures.FROM))
			.toList();
		return this.sender.sendAll(messages, goOn).stream().map(HandoverTests::end).toList();
	}

	private static String end(Answer answer) {
		Outcome outcome = answer.outcome().orElse(null);
		if (outcome instanceof Outcome.Refused refused) {
			return refused.cause().name();
		}
		return (outcome == null) ? "unknown" : outcome.getClass().getSimpleName().toLowerCase();
	}

	/** The bodies that have arrived, by their receivers; empty ones are none. */
	private List<String> received() {
		return this.relay.letters.stream()
			.filter((letter) -> !letter.isEmpty())
			.map((letter) -> letter.replaceAll("(?s)^.*Message-ID: <letter-(.)@.*$", "$1"))
			.toList();
	}

}
