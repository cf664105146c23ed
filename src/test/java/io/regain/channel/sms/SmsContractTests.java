package io.regain.channel.sms;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.regain.channel.ClosedPort;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outgoing;
import io.regain.channel.Sender;
import io.regain.channel.SenderContract;
import io.regain.demo.gateway.Behaviour;
import io.regain.demo.gateway.TwilioStandIn;
import org.junit.jupiter.api.AfterEach;

class SmsContractTests extends SenderContract {

	private static final Duration WAIT = Duration.ofSeconds(7);

	private final TwilioStandIn twilio = TwilioStandIn.start();

	private final TwilioProperties properties = SmsFixtures.properties(this.twilio.accountSid(),
			this.twilio.authToken(), this.twilio.url());

	private SmsSender sender = SmsFixtures.sender(this.properties);

	@AfterEach
	void stop() {
		this.sender.close();
		this.twilio.close();
	}

	@Override
	protected Sender sender() {
		return this.sender;
	}

	@Override
	protected Sender senderToNobody() {
		return SmsFixtures
			.sender(SmsFixtures.properties("AC1", "secret", URI.create("http://127.0.0.1:" + ClosedPort.find())));
	}

	@Override
	protected void provider(Provider behaviour) {
		if (behaviour == Provider.HANGS) {
			this.sender = SmsFixtures.impatient(this.properties);
		}
		this.twilio.behave(switch (behaviour) {
			case ACCEPTS -> Behaviour.accept();
			case REFUSES_THE_CONTENT -> Behaviour.refuse("21617");
			case SAYS_THE_ADDRESS_IS_BAD -> Behaviour.refuse("21614");
			case THROTTLES -> Behaviour.throttle(WAIT);
			case HANGS -> Behaviour.hang();
			case TALKS_NONSENSE -> Behaviour.talkNonsense();
			case HANGS_UP -> Behaviour.closeAfterRequest();
		});
	}

	@Override
	protected int requests() {
		return this.twilio.requests().size();
	}

	@Override
	protected Outgoing message(String reference) {
		return SmsFixtures.message(reference);
	}

	@Override
	protected Cause badAddress() {
		return Cause.INVALID_ADDRESS;
	}

	@Override
	protected Optional<Duration> throttlingAsks() {
		return Optional.of(WAIT);
	}

}
