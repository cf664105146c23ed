package io.regain.channel.push;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.regain.channel.Answer;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.channel.TlsKey;
import io.regain.channel.push.Http2Fcm.Reply;
import io.regain.demo.gateway.FcmStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Groups of notifications over HTTP/2. */
class ConcurrentPushTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/** It gives the tokens. */
	private final FcmStandIn tokens = FcmStandIn.start();

	private final TlsKey key;

	private final Http2Fcm fcm;

	private final Path credentials;

	private PushSender sender;

	ConcurrentPushTests(@TempDir Path folder) throws Exception {
		this.key = TlsKey.trusted(folder);
		this.fcm = new Http2Fcm(this.key, folder);
		this.credentials = this.tokens.writeCredentials(folder.resolve("account.json"));
		this.sender = sender(PATIENCE);
	}

	@AfterEach
	void stop() throws Exception {
		this.sender.close();
		this.fcm.close();
		this.tokens.close();
		this.key.close();
	}

	@Test
	void aGroupSharesOneConnectionFromTheFirstOn() {
		List<Answer> answers = this.sender.sendAll(messages(40), () -> true);
		assertThat(answers).extracting((answer) -> answer.outcome().orElseThrow())
			.containsExactlyElementsOf(IntStream.range(0, 40).mapToObj(ConcurrentPushTests::accepted).toList());
		this.fcm.waitFor(PushFixtures.CONCURRENCY);
		this.sender.sendAll(messages(40), () -> true);
		assertThat(this.fcm.connections()).isEqualTo(1);
		assertThat(this.fcm.mostStreams()).isEqualTo(PushFixtures.CONCURRENCY);
		assertThat(this.fcm.posts()).hasSize(80);
		assertThat(this.tokens.requests()).as("requests for a token").hasSize(1);
	}

	@Test
	void eachIsPostedOnceAndOneThatIsRefusedHarmsNoOther() {
		this.fcm.answer((reference) -> reference.equals("m-07") ? Reply.REFUSE : Reply.ACCEPT);
		List<Answer> answers = this.sender.sendAll(messages(20), () -> true);
		assertThat(IntStream.range(0, 20).filter((i) -> !answers.get(i).equals(Answer.of(accepted(i)))))
			.containsExactly(7);
		assertThat(this.fcm.posts()).hasSize(20).doesNotHaveDuplicates();
	}

	@Test
	void onlyTheOneWithoutAnAnswerIsInDoubt() {
		this.sender.sendAll(messages(1), () -> true);
		this.sender.close();
		this.sender = sender(Duration.ofSeconds(10));
		this.fcm.answer((reference) -> reference.equals("m-07") ? Reply.HANG : Reply.ACCEPT);
		List<Answer> answers = this.sender.sendAll(messages(20), () -> true);
		assertThat(IntStream.range(0, 20).filter((i) -> answers.get(i).outcome().isEmpty())).containsExactly(7);
		assertThat(this.fcm.posts()).hasSize(21);
		assertThat(this.fcm.connections()).isEqualTo(2);
	}

	@Test
	void aQuotaThatIsUsedUpLeavesTheRestUntried() {
		this.fcm.answer((reference) -> (reference.compareTo("m-05") < 0) ? Reply.ACCEPT : Reply.THROTTLE);
		List<Answer> answers = this.sender.sendAll(messages(60), () -> true);
		assertThat(answers).as("only what was tried").hasSameSizeAs(this.fcm.posts()).allSatisfy((answer) -> {
			if (!(answer.outcome().orElseThrow() instanceof Outcome.Accepted)) {
				assertThat(answer.outcome().orElseThrow()).isInstanceOfSatisfying(Outcome.Deferred.class,
						(deferred) -> assertThat(deferred.notBefore()).contains(Duration.ofSeconds(7)));
			}
		});
		assertThat(this.fcm.posts()).filteredOn((reference) -> reference.compareTo("m-05") < 0)
			.hasSize((int) answers.stream()
				.filter((answer) -> answer.outcome().orElseThrow() instanceof Outcome.Accepted)
				.count());
		assertThat(this.fcm.posts()).hasSizeLessThanOrEqualTo(5 + PushFixtures.CONCURRENCY);
	}

	private PushSender sender(Duration timeout) {
		return PushFixtures.sender(this.fcm.url(), "p", this.credentials, Clock.systemUTC(), timeout);
	}

	private static Outcome accepted(int number) {
		return new Outcome.Accepted("projects/p/messages/m-%02d".formatted(number));
	}

	private static List<Outgoing> messages(int count) {
		return IntStream.range(0, count)
			.mapToObj((number) -> PushFixtures.message("m-%02d".formatted(number)))
			.toList();
	}

}
