package io.regain.channel.push;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.regain.channel.Outcome;
import io.regain.channel.SettableClock;
import io.regain.demo.gateway.Behaviour;
import io.regain.demo.gateway.FcmStandIn;
import io.regain.demo.gateway.TakenPush;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PushSenderTests {

	private final FcmStandIn fcm = FcmStandIn.start();

	private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));

	private final Path credentials;

	private final PushSender sender;

	PushSenderTests(@TempDir Path folder) {
		this.credentials = this.fcm.writeCredentials(folder.resolve("account.json"));
		this.sender = PushFixtures.sender(this.fcm.url(), this.fcm.project(), this.credentials, this.clock);
	}

	@AfterEach
	void stop() {
		this.sender.close();
		this.fcm.close();
	}

	@Test
	void theNotificationArrives() {
		Outcome outcome = this.sender.send(PushFixtures.message("r7-m12", "Нам жаль 😀 \"really\""));
		TakenPush taken = this.fcm.messages().get(0);
		assertThat(outcome).isEqualTo(new Outcome.Accepted(taken.id()));
		assertThat(taken.to()).isEqualTo(PushFixtures.TO.value());
		assertThat(taken.title()).isEqualTo("Your order is late");
		assertThat(taken.body()).isEqualTo("Нам жаль 😀 \"really\"");
		assertThat(taken.data()).isEqualTo(Map.of("reference", "r7-m12", "run", "lapsed-90-days@2026-11-22"));
		assertThat(taken.collapseKey()).contains("r7-m12");
	}

	@Test
	void eachPlatformLetsASecondCopyReplaceTheFirst() {
		JsonNode message = message("r7-m12");
		assertThat(message.at("/android/notification/tag").asString()).isEqualTo("r7-m12");
		assertThat(message.at("/apns/headers/apns-collapse-id").asString()).isEqualTo("r7-m12");
		assertThat(message.at("/webpush/headers/Topic").asString()).isEqualTo("r7-m12");
		assertThat(message.at("/webpush/notification/tag").asString()).isEqualTo("r7-m12");
	}

	@ParameterizedTest
	@ValueSource(strings = { "r7.m12", "a-reference-of-more-than-32-characters" })
	void aReferenceThatIsNoTopicIsNotMadeOne(String reference) {
		assertThat(message(reference).at("/webpush/headers").isMissingNode()).isTrue();
	}

	@Test
	void allMessagesShareOneToken() {
		for (int i = 0; i < 5; i++) {
			this.sender.send(PushFixtures.message("shared-" + i));
		}
		assertThat(tokenRequests()).isEqualTo(1);
	}

	@Test
	void aStaleTokenDefersOnceAndIsReplacedOnce() throws Exception {
		this.sender.send(PushFixtures.message("before-1"));
		this.fcm.revokeTokens();
		assertThat(this.sender.send(PushFixtures.message("stale-1"))).isInstanceOf(Outcome.Deferred.class);
		assertThat(this.fcm.sends()).hasSize(2);
		for (Outcome outcome : inParallel(8)) {
			assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
		}
		assertThat(tokenRequests()).isEqualTo(2);
	}

	@Test
	void manyAttemptsWithAStaleTokenGetOneNewToken() throws Exception {
		this.sender.send(PushFixtures.message("before-1"));
		this.fcm.revokeTokens();
		assertThat(inParallel(8)).noneMatch(Outcome.Refused.class::isInstance);
		assertThat(this.sender.send(PushFixtures.message("after-1"))).isInstanceOf(Outcome.Accepted.class);
		assertThat(tokenRequests()).isEqualTo(2);
	}

	@Test
	void aNewTokenThatIsNotAcceptedIsOurFault(@TempDir Path folder) {
		try (FcmStandIn elsewhere = FcmStandIn.start()) {
			Path foreign = elsewhere.writeCredentials(folder.resolve("foreign.json"));
			PushSender wrong = PushFixtures.sender(this.fcm.url(), this.fcm.project(), foreign, this.clock);
			for (int i = 0; i < 3; i++) {
				assertThat(wrong.send(PushFixtures.message("wrong-" + i))).isInstanceOfSatisfying(Outcome.Refused.class,
						(refused) -> assertThat(refused.cause()).isEqualTo(Outcome.Cause.CONFIGURATION));
			}
			assertThat(elsewhere.requests()).hasSize(1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "invalid_grant, HTTP 400 invalid_grant", "invalid_client, HTTP 401" })
	void aTokenThatIsRefusedIsOurFault(String error, String words) {
		this.fcm.behaveAtToken(Behaviour.refuse(error));
		assertThat(this.sender.send(PushFixtures.message("refused-1"))).isInstanceOfSatisfying(Outcome.Refused.class,
				(refused) -> {
					assertThat(refused.cause()).isEqualTo(Outcome.Cause.CONFIGURATION);
					assertThat(refused.detail()).endsWith(words);
				});
		assertThat(this.fcm.sends()).isEmpty();
	}

	@Test
	void aTokenEndpointInTroubleDefersAndIsNotAskedByEveryMessage() throws Exception {
		this.fcm.behaveAtToken(Behaviour.serverError(503));
		for (Outcome outcome : inParallel(8)) {
			assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
		}
		assertThat(tokenRequests()).isEqualTo(1);
		this.fcm.behaveAtToken(Behaviour.accept());
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(this.sender.send(PushFixtures.message("later-1"))).isInstanceOf(Outcome.Accepted.class);
	}

	@Test
	void nonsenseInsteadOfATokenDefers() {
		this.fcm.behaveAtToken(Behaviour.talkNonsense());
		assertThat(this.sender.send(PushFixtures.message("nonsense-1"))).isInstanceOf(Outcome.Deferred.class);
		assertThat(this.fcm.sends()).isEmpty();
	}

	@Test
	void anotherProjectIsOurFault() {
		PushSender foreign = PushFixtures.sender(this.fcm.url(), "other-project", this.credentials, this.clock);
		assertThat(foreign.send(PushFixtures.message("foreign-1"))).isInstanceOfSatisfying(Outcome.Refused.class,
				(refused) -> {
					assertThat(refused.cause()).isEqualTo(Outcome.Cause.CONFIGURATION);
					assertThat(refused.code()).isEqualTo("PERMISSION_DENIED");
				});
	}

	private List<Outcome> inParallel(int count) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(count);
		try {
			List<Callable<Outcome>> attempts = IntStream.range(0, count)
				.<Callable<Outcome>>mapToObj((i) -> () -> this.sender.send(PushFixtures.message("parallel-" + i)))
				.toList();
			return threads.invokeAll(attempts).stream().map(PushSenderTests::get).toList();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static Outcome get(Future<Outcome> outcome) {
		try {
			return outcome.get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long tokenRequests() {
		return this.fcm.requests().stream().filter((request) -> request.path().equals("/token")).count();
	}

	private static JsonNode message(String reference) {
		return JsonMapper.shared().readTree(FcmMessage.json(PushFixtures.message(reference))).path("message");
	}

}
