package io.regain.channel.email;

import java.util.Map;

import io.regain.channel.Outcome;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Sender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmailRefusalTests {

	private final ScriptedRelay relay = new ScriptedRelay();

	private final EmailSender sender = EmailFixtures.sender(this.relay.port());

	@AfterEach
	void stop() {
		this.sender.close();
		this.relay.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
			"CONNECT | 554 5.7.1 No service for your IP            | CONFIGURATION   | 5.7.1",
			"CONNECT | 521 relay.example does not accept mail       | CONFIGURATION   | 521",
			"MAIL    | 550 5.1.8 Sender's domain not found          | CONFIGURATION   | 5.1.8",
			"MAIL    | 530 5.7.0 Must issue a STARTTLS first        | CONFIGURATION   | 5.7.0",
			"MAIL    | 501 Bad address syntax                       | CONFIGURATION   | 501",
			"RCPT    | 550 5.1.1 User unknown                       | DEAD_ADDRESS    | 5.1.1",
			"RCPT    | 550 5.1.10 Domain takes no mail              | DEAD_ADDRESS    | 5.1.10",
			"RCPT    | 550 5.2.1 Mailbox disabled                   | MAILBOX_UNAVAILABLE | 5.2.1",
			"RCPT    | 550 No such user here                        | DEAD_ADDRESS    | 550",
			"RCPT    | 551 User not local                           | DEAD_ADDRESS    | 551",
			"RCPT    | 556 Domain does not accept mail              | DEAD_ADDRESS    | 556",
			"RCPT    | 550 sorry, no mailbox by that name (#5.1.1)  | DEAD_ADDRESS    | 5.1.1",
			"RCPT    | 552 5.2.2 Mailbox full                       | MAILBOX_UNAVAILABLE | 5.2.2",
			"RCPT    | 552 Mailbox full                             | MAILBOX_UNAVAILABLE | 552",
			"END     | 552 5.2.2 Mailbox full                       | MAILBOX_UNAVAILABLE | 5.2.2",
			"RCPT    | 501 5.1.3 Bad recipient address syntax       | INVALID_ADDRESS | 5.1.3",
			"RCPT    | 553 Mailbox name not allowed                 | INVALID_ADDRESS | 553",
			"RCPT    | 550 5.4.4 Unable to route                    | INVALID_ADDRESS | 5.4.4",
			"RCPT    | 550 5.1.8 Sender address rejected            | CONFIGURATION   | 5.1.8",
			"RCPT    | 504 5.5.2 Need a fully-qualified address     | CONFIGURATION   | 5.5.2",
			"RCPT    | 530 5.7.0 Authentication required            | CONFIGURATION   | 5.7.0",
			"RCPT    | 503 Bad sequence of commands                 | CONFIGURATION   | 503",
			"RCPT    | 554 5.7.1 Relay access denied                | CONTENT         | 5.7.1",
			"RCPT    | 550 relay not permitted                      | CONTENT         | 550",
			"RCPT    | 550 Blocked, see our blocklist               | CONTENT         | 550",
			"RCPT    | 554 Transaction failed                       | CONTENT         | 554",
			"RCPT    | 550 5.2.3 Message too long for this mailbox  | CONTENT         | 5.2.3",
			"DATA    | 554 5.5.1 Error: no valid recipients         | CONTENT         | 5.5.1",
			"END     | 554 5.7.1 Spam                               | CONTENT         | 5.7.1",
			"END     | 552 5.3.4 Message too big                    | CONTENT         | 5.3.4",
			"END     | 550 Message rejected                         | CONTENT         | 550",
			"END     | 550 5.1.1 User unknown                       | DEAD_ADDRESS    | 5.1.1" })
	void aPermanentReplyIsARefusalByItsPhaseAndCode(String command, String reply, Outcome.Cause cause, String code) {
		this.relay.answer(command, reply);
		assertThat(this.sender.send(EmailFixtures.message("refused-1"))).isInstanceOfSatisfying(Outcome.Refused.class,
				(refused) -> {
					assertThat(refused.cause()).isEqualTo(cause);
					assertThat(refused.code()).isEqualTo(code);
					assertThat(reply).contains(refused.detail());
				});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
			"CONNECT | 421 4.3.2 Too many connections       | 4.3.2",
			"EHLO    | 421 Shutting down                    | 421",
			"MAIL    | 421 4.7.0 Try again later            | 4.7.0",
			"MAIL    | 452 4.3.1 Insufficient storage       | 4.3.1",
			"RCPT    | 450 4.2.0 Greylisted                 | 4.2.0",
			"RCPT    | 451 Local error                      | 451",
			"RCPT    | 452 4.2.2 Mailbox full               | 4.2.2",
			"RCPT    | 421 4.7.0 Bye                        | 4.7.0",
			"DATA    | 451 4.3.0 Queue file write error     | 4.3.0",
			"END     | 451 4.7.1 Try again later            | 4.7.1",
			"END     | 452 4.3.1 Disk full                  | 4.3.1",
			"END     | 421 4.3.2 Shutting down<hang up>     | 4.3.2" })
	void aTransientReplyDefers(String command, String reply, String code) {
		this.relay.answer(command, reply);
		assertThat(this.sender.send(EmailFixtures.message("deferred-1"))).isInstanceOfSatisfying(Outcome.Deferred.class,
				(deferred) -> assertThat(deferred.code()).isEqualTo(code));
	}

	@ParameterizedTest
	@ValueSource(strings = { "CONNECT", "EHLO", "MAIL", "RCPT", "DATA" })
	void whatBreaksBeforeTheBodyIsDeferred(String command) {
		for (String answer : new String[] { ScriptedRelay.THEN_HANG_UP, ScriptedRelay.SILENCE, "HTTP/1.1 400 Bad",
				"250-half an answer" + ScriptedRelay.THEN_HANG_UP }) {
			this.relay.answer(command, answer);
			try (Sender sender = TestRelays.sender(this.relay, answer, Map.of())) {
				assertThat(sender.send(EmailFixtures.message("broken-1"))).as(answer)
					.isInstanceOf(Outcome.Deferred.class);
			}
		}
		assertThat(this.relay.letters).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "<hang up>", "<silence>", "HTTP/1.1 400 Bad", "250-half an answer<hang up>", "354 More?", "" })
	void whatBreaksAfterTheBodyIsUnknown(String answer) {
		this.relay.answer("END", answer);
		try (Sender sender = TestRelays.sender(this.relay, answer, Map.of())) {
			assertThatExceptionOfType(OutcomeUnknownException.class)
				.isThrownBy(() -> sender.send(EmailFixtures.message("unknown-1")));
		}
		assertThat(this.relay.letters).hasSize(1);
		assertThat(this.relay.count("MAIL")).isEqualTo(1);
	}

	@Test
	void aRefusalKeepsItsCodeThoughTheRelayHangsUpAfterIt() {
		this.relay.answer("DATA", "554 5.7.1 Not from you" + ScriptedRelay.THEN_HANG_UP);
		assertThat(this.sender.send(EmailFixtures.message("hung-up-1")))
			.isEqualTo(new Outcome.Refused(Outcome.Cause.CONTENT, "5.7.1", "Not from you"));
	}

	@Test
	void theDetailJoinsAllLinesWithoutTheAddress() {
		this.relay.answer("RCPT", "550-5.1.1 <ivan.petrov@mail.example> is\r\n550-5.1.1 not known,\r\n550 5.1.1 sorry");
		assertThat(this.sender.send(EmailFixtures.message("lines-1")))
			.isEqualTo(new Outcome.Refused(Outcome.Cause.DEAD_ADDRESS, "5.1.1", "<…> is not known, sorry"));
	}

	@Test
	void theRelaysQueueIdIsTheProvidersId() {
		assertThat(this.sender.send(EmailFixtures.message("queued-1"))).isEqualTo(new Outcome.Accepted("4F2A1"));
		this.relay.answer("END", "250 OK id=1tEfGh-0001");
		assertThat(this.sender.send(EmailFixtures.message("queued-2"))).isEqualTo(new Outcome.Accepted("1tEfGh-0001"));
		this.relay.answer("END", "250 Thanks");
		assertThat(this.sender.send(EmailFixtures.message("queued-3"))).isEqualTo(new Outcome.Accepted(""));
	}

}
