package io.regain.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.regain.channel.Outcome.Cause;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What every sender must do, whatever its provider. */
public abstract class SenderContract {

	/** How the provider is to take the next messages. */
	public enum Provider {

		ACCEPTS, REFUSES_THE_CONTENT, SAYS_THE_ADDRESS_IS_BAD, THROTTLES, HANGS, TALKS_NONSENSE, HANGS_UP

	}

	protected abstract Sender sender();

	/** A sender whose provider's port is closed. */
	protected abstract Sender senderToNobody();

	protected abstract void provider(Provider behaviour);

	/** How many times the provider was asked to take a message. */
	protected abstract int requests();

	protected abstract Outgoing message(String reference);

	/** What a bad address is to this provider. */
	protected abstract Cause badAddress();

	/** For how long the throttling provider asks us to wait. */
	protected abstract Optional<Duration> throttlingAsks();

	@Test
	void anAcceptedMessageHasTheProvidersId() {
		provider(Provider.ACCEPTS);
		Outcome outcome = sender().send(message("accepted-1"));
		assertThat(outcome).isInstanceOfSatisfying(Outcome.Accepted.class,
				(accepted) -> assertThat(accepted.providerId()).isNotBlank());
		assertThat(requests()).isEqualTo(1);
	}

	@Test
	void aRefusalOfTheContentIsOurs() {
		provider(Provider.REFUSES_THE_CONTENT);
		assertThat(refusal("refused-1").cause()).isEqualTo(Cause.CONTENT);
		assertThat(requests()).isEqualTo(1);
	}

	@Test
	void aBadAddressIsTheirsAndNotRepeated() {
		provider(Provider.SAYS_THE_ADDRESS_IS_BAD);
		Outgoing message = message("dead-1");
		Outcome.Refused refused = refusal("dead-1");
		assertThat(refused.cause()).isEqualTo(badAddress());
		assertThat(refused.cause().ours()).isFalse();
		assertThat(refused.code()).isNotBlank();
		assertThat(refused.detail()).isNotBlank().doesNotContain(message.to().value());
		assertThat(requests()).isEqualTo(1);
	}

	@Test
	void throttlingDefersForAsLongAsTheProviderAsks() {
		provider(Provider.THROTTLES);
		Outcome outcome = sender().send(message("throttled-1"));
		assertThat(outcome).isInstanceOfSatisfying(Outcome.Deferred.class,
				(deferred) -> assertThat(deferred.notBefore()).isEqualTo(throttlingAsks()));
		assertThat(requests()).isEqualTo(1);
	}

	@Test
	void noAnswerAfterTheMessageLeftIsUnknown() {
		provider(Provider.HANGS);
		assertUnknown("hanging-1");
	}

	@Test
	void aBrokenConnectionAfterTheMessageLeftIsUnknown() {
		provider(Provider.HANGS_UP);
		assertUnknown("hung-up-1");
	}

	@Test
	void aKeptConnectionThatBreaksIsNoReasonToAskTwice() {
		provider(Provider.ACCEPTS);
		sender().send(message("kept-1"));
		provider(Provider.HANGS_UP);
		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> sender().send(message("kept-2")));
		assertThat(requests()).isEqualTo(2);
	}

	@Test
	void nonsenseAfterTheMessageLeftIsUnknown() {
		provider(Provider.TALKS_NONSENSE);
		assertUnknown("nonsense-1");
	}

	@Test
	void withoutConnectionNothingLeftSoItIsDeferred() {
		try (Sender sender = senderToNobody()) {
			assertThat(sender.send(message("unreachable-1"))).isInstanceOf(Outcome.Deferred.class);
		}
	}

	@Test
	void eightThreadsMayUseItAtOnce() throws Exception {
		provider(Provider.ACCEPTS);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Callable<Outcome>> attempts = IntStream.range(0, 200)
				.<Callable<Outcome>>mapToObj((i) -> () -> sender().send(message("parallel-" + i)))
				.toList();
			for (Future<Outcome> outcome : threads.invokeAll(attempts)) {
				assertThat(outcome.get()).isInstanceOf(Outcome.Accepted.class);
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(requests()).isEqualTo(200);
	}

	@Test
	void afterClosingItOpensAgain() {
		provider(Provider.ACCEPTS);
		sender().send(message("before-1"));
		sender().close();
		assertThat(sender().send(message("after-1"))).isInstanceOf(Outcome.Accepted.class);
	}

	private Outcome.Refused refusal(String reference) {
		Outcome outcome = sender().send(message(reference));
		assertThat(outcome).isInstanceOf(Outcome.Refused.class);
		return (Outcome.Refused) outcome;
	}

	private void assertUnknown(String reference) {
		Outgoing message = message(reference);
		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> sender().send(message))
			.satisfies((ex) -> assertThat(String.valueOf(ex.getMessage())).doesNotContain(message.to().value()));
		assertThat(requests()).isEqualTo(1);
	}

}
