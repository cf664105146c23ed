package io.regain.channel.push;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.regain.channel.Abreast;
import io.regain.channel.Answer;
import io.regain.channel.Detail;
import io.regain.channel.HttpAnswer;
import io.regain.channel.HttpAttempts;
import io.regain.channel.NotSentException;
import io.regain.channel.Outcome;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Outgoing;
import io.regain.channel.Sender;
import io.regain.message.Channel;

/** Hands notifications to Firebase Cloud Messaging over its HTTP interface, version 1. */
final class PushSender implements Sender {

	private final URI url;

	private final AccessTokens tokens;

	private final HttpAttempts attempts;

	private final Abreast abreast;

	/**
	 * @param concurrency how many messages of groups are on the wire at once
	 */
	PushSender(URI url, AccessTokens tokens, HttpAttempts attempts, int concurrency) {
		this.url = url;
		this.tokens = tokens;
		this.attempts = attempts;
		this.abreast = new Abreast(concurrency, channel());
	}

	@Override
	public Channel channel() {
		return Channel.PUSH;
	}

	@Override
	public Outcome send(Outgoing message) {
		return this.tokens.use((token) -> send(message, token));
	}

	@Override
	public List<Answer> sendAll(List<Outgoing> messages, BooleanSupplier goOn) {
		return this.abreast.send(messages, goOn, this::send);
	}

	@Override
	public void close() {
		this.attempts.close();
	}

	private Outcome send(Outgoing message, String token) {
		try {
			HttpAnswer answer = this.attempts.make(request(message, token));
			if (FcmErrors.isAboutAccessToken(answer)) {
				String detail = answer.json().path("error").path("message").asString("");
				return this.tokens.rejected(token, Detail.of(detail, message.to()));
			}
			this.tokens.accepted(token);
			return answer.isSuccess() ? accepted(answer) : FcmErrors.outcome(answer, message.to());
		}
		catch (NotSentException ex) {
			return ex.toOutcome();
		}
	}

	private HttpRequest request(Outgoing message, String token) {
		return HttpRequest.newBuilder(this.url)
			.header("Authorization", "Bearer " + token)
			.header("Content-Type", "application/json; charset=UTF-8")
			.POST(HttpRequest.BodyPublishers.ofString(FcmMessage.json(message)))
			.build();
	}

	private static Outcome accepted(HttpAnswer answer) {
		String name = answer.json().path("name").asString("");
		if (name.isEmpty()) {
			throw new OutcomeUnknownException("FCM answered with success, but without a message's name");
		}
		return new Outcome.Accepted(name);
	}

}
