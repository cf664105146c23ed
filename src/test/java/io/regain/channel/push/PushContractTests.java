package io.regain.channel.push;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import io.regain.channel.ClosedPort;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outgoing;
import io.regain.channel.Sender;
import io.regain.channel.SenderContract;
import io.regain.demo.gateway.Behaviour;
import io.regain.demo.gateway.FcmStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class PushContractTests extends SenderContract {

	private static final Duration WAIT = Duration.ofSeconds(7);

	private final FcmStandIn fcm = FcmStandIn.start();

	private final Path credentials;

	private PushSender sender;

	private String body = "We are sorry.";

	PushContractTests(@TempDir Path folder) {
		this.credentials = this.fcm.writeCredentials(folder.resolve("account.json"));
		this.sender = PushFixtures.sender(this.fcm.url(), this.fcm.project(), this.credentials, Clock.systemUTC());
	}

	@BeforeEach
	void haveAToken() {
		// So that what is counted from here on are messages
		this.sender.send(PushFixtures.message("first-of-all"));
		this.fcm.reset();
	}

	@AfterEach
	void stop() {
		this.sender.close();
		this.fcm.close();
	}

	@Override
	protected Sender sender() {
		return this.sender;
	}

	@Override
	protected Sender senderToNobody() {
		return PushFixtures.sender(URI.create("http://127.0.0.1:" + ClosedPort.find()), this.fcm.project(),
				this.credentials, Clock.systemUTC());
	}

	@Override
	protected void provider(Provider behaviour) {
		switch (behaviour) {
			case ACCEPTS -> this.fcm.behave(Behaviour.accept());
			case REFUSES_THE_CONTENT -> this.body = "x".repeat(5000);
			case SAYS_THE_ADDRESS_IS_BAD -> this.fcm.behave(Behaviour.refuse("UNREGISTERED"));
			case THROTTLES -> this.fcm.behave(Behaviour.throttle(WAIT));
			case HANGS -> {
				this.sender = PushFixtures.sender(this.fcm.url(), this.fcm.project(), this.credentials,
						Clock.systemUTC(), Duration.ofSeconds(2));
				haveAToken();
				this.fcm.behave(Behaviour.hang());
			}
			case TALKS_NONSENSE -> this.fcm.behave(Behaviour.talkNonsense());
			case HANGS_UP -> this.fcm.behave(Behaviour.closeAfterRequest());
		}
	}

	@Override
	protected int requests() {
		return this.fcm.requests().size();
	}

	@Override
	protected Outgoing message(String reference) {
		return PushFixtures.message(reference, this.body);
	}

	@Override
	protected Cause badAddress() {
		return Cause.DEAD_ADDRESS;
	}

	@Override
	protected Optional<Duration> throttlingAsks() {
		return Optional.of(WAIT);
	}

}
