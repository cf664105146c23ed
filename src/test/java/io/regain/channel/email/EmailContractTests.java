package io.regain.channel.email;

import java.time.Duration;
import java.util.Optional;

import io.regain.channel.ClosedPort;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outgoing;
import io.regain.channel.Sender;
import io.regain.channel.SenderContract;
import org.junit.jupiter.api.AfterEach;

class EmailContractTests extends SenderContract {

	private final ScriptedRelay relay = relay();

	private EmailSender sender = EmailFixtures.sender(this.relay.port());

	ScriptedRelay relay() {
		return new ScriptedRelay();
	}

	@AfterEach
	void stop() {
		this.sender.close();
		this.relay.close();
	}

	@Override
	protected Sender sender() {
		return this.sender;
	}

	@Override
	protected Sender senderToNobody() {
		return EmailFixtures.sender(ClosedPort.find());
	}

	@Override
	protected void provider(Provider behaviour) {
		switch (behaviour) {
			case ACCEPTS -> this.relay.answer("END", "250 2.0.0 Ok: queued as 4F2A1");
			case REFUSES_THE_CONTENT -> this.relay.answer("END", "554 5.7.1 Message looks like spam");
			case SAYS_THE_ADDRESS_IS_BAD -> this.relay.answer("RCPT",
					"550 5.1.1 <ivan.petrov@mail.example>: Recipient address rejected: User unknown");
			case THROTTLES -> this.relay.answer("RCPT", "450 4.7.1 Too many messages, slow down");
			case HANGS -> {
				this.relay.answer("END", ScriptedRelay.SILENCE);
				this.sender = EmailFixtures.impatient(this.relay.port());
			}
			case TALKS_NONSENSE -> this.relay.answer("END", "HTTP/1.1 400 Bad Request");
			case HANGS_UP -> this.relay.answer("END", ScriptedRelay.THEN_HANG_UP);
		}
	}

	@Override
	protected int requests() {
		return this.relay.count("MAIL");
	}

	@Override
	protected Outgoing message(String reference) {
		return EmailFixtures.message(reference);
	}

	@Override
	protected Cause badAddress() {
		return Cause.DEAD_ADDRESS;
	}

	@Override
	protected Optional<Duration> throttlingAsks() {
		return Optional.empty();
	}

}
