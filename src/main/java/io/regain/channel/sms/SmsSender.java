package io.regain.channel.sms;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import io.regain.channel.Abreast;
import io.regain.channel.Answer;
import io.regain.channel.HttpAttempts;
import io.regain.channel.Inquiry;
import io.regain.channel.NotSentException;
import io.regain.channel.Outcome;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Outgoing;
import io.regain.channel.Sender;
import io.regain.message.Channel;
import io.regain.message.Content;
import org.jspecify.annotations.Nullable;

/** Hands text messages to Twilio, through its SDK but over an HTTP client of ours. */
final class SmsSender implements Sender {

	private final TwilioProperties properties;

	private final HttpAttempts attempts;

	private final TwilioRestClient twilio;

	private final Abreast abreast;

	private final TwilioInquiry inquiry;

	SmsSender(TwilioProperties properties, HttpAttempts attempts) {
		this.properties = properties;
		this.attempts = attempts;
		this.twilio = new TwilioRestClient.Builder(properties.accountSid(), properties.authToken())
			.httpClient(new TwilioHttpClient(attempts, properties.baseUrl()))
			.build();
		this.abreast = new Abreast(properties.concurrency(), channel());
		this.inquiry = new TwilioInquiry(this.twilio, properties.from());
	}

	@Override
	public Channel channel() {
		return Channel.SMS;
	}

	@Override
	public Outcome send(Outgoing message) {
		MessageCreator creator = creator(message);
		message.statusCallback().ifPresent(creator::setStatusCallback);
		try {
			return accepted(creator.create(this.twilio));
		}
		catch (NotSentException ex) {
			return ex.toOutcome();
		}
		catch (TwilioRefusal ex) {
			return TwilioErrors.outcome(ex.answer(), message.to());
		}
		catch (TwilioException ex) {
			throw new OutcomeUnknownException("Twilio answered with success, but not with a message", ex);
		}
	}

	@Override
	public List<Answer> sendAll(List<Outgoing> messages, BooleanSupplier goOn) {
		return this.abreast.send(messages, goOn, this::send);
	}

	@Override
	public Optional<Inquiry> inquiry() {
		return Optional.of(this.inquiry);
	}

	@Override
	public void close() {
		this.attempts.close();
	}

	private MessageCreator creator(Outgoing message) {
		PhoneNumber to = new PhoneNumber(message.to().value());
		String text = ((Content.Sms) message.content()).text();
		return this.properties.from().isBlank() ? Message.creator(to, this.properties.messagingServiceSid(), text)
				: Message.creator(to, new PhoneNumber(this.properties.from()), text);
	}

	private static Outcome accepted(@Nullable Message created) {
		if (created == null || created.getSid() == null) {
			throw new OutcomeUnknownException("Twilio answered with success, but without a message's SID");
		}
		return new Outcome.Accepted(created.getSid());
	}

}
