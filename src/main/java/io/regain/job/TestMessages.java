package io.regain.job;

import java.time.LocalDate;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.regain.audience.Candidate;
import io.regain.channel.Outcome;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Outgoing;
import io.regain.delivery.Deliveries;
import io.regain.delivery.DeliveryProperties;
import io.regain.job.TestResult.End;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.plan.AllowOnly;
import io.regain.plan.Prepared;

import org.springframework.stereotype.Service;

/**
 * Sends one marked message to a colleague, outside of all runs; the ledger knows nothing
 * of it.
 */
@Service
public class TestMessages {

	private static final String MARK = "[TEST] ";

	private final Rehearsals rehearsals;

	private final Deliveries deliveries;

	private final DeliveryProperties properties;

	private final RandomGenerator random;

	TestMessages(Rehearsals rehearsals, Deliveries deliveries, DeliveryProperties properties, RandomGenerator random) {
		this.rehearsals = rehearsals;
		this.deliveries = deliveries;
		this.properties = properties;
		this.random = random;
	}

	/**
	 * @param to who gets it, instead of the customer whose facts it shows; where
	 * everything is redirected, who gets that
	 * @param locale in which language; the customer's if not given
	 */
	public TestResult send(Prepared prepared, LocalDate date, Candidate candidate, Address to,
			Optional<String> locale) {
		Optional<String> obstacle = obstacle(prepared, to.channel());
		if (obstacle.isPresent()) {
			return notTried(candidate, to, End.IMPOSSIBLE, obstacle.get());
		}
		Optional<Address> receiver = this.properties.redirected(to);
		if (receiver.isEmpty()) {
			return notTried(candidate, to, End.NOT_ALLOWED,
					"regain.delivery.redirect-to has no address for this channel");
		}
		if (!new AllowOnly(this.properties.allowOnly()).allows(receiver.get())) {
			return notTried(candidate, to, End.NOT_ALLOWED, "regain.delivery.allow-only does not name the address");
		}
		String language = locale.orElseGet(() -> candidate.customer().orElseThrow().locale());
		Outgoing message = this.rehearsals.compose(candidate, prepared, date, receiver.get(), language);
		String reference = "test-" + Long.toUnsignedString(this.random.nextLong(), Character.MAX_RADIX);
		return result(candidate, new Outgoing(reference, "test", message.to(), marked(message.content()),
				message.from(), message.unsubscribe(), Optional.empty()));
	}

	private Optional<String> obstacle(Prepared prepared, Channel channel) {
		if (!prepared.campaign().send().channels().contains(channel)) {
			return Optional.of("%s does not use %s".formatted(prepared.campaign().id(), channel.id()));
		}
		return this.deliveries.configured().contains(channel) ? Optional.empty()
				: Optional.of("%s is not configured".formatted(channel.id()));
	}

	private static TestResult notTried(Candidate candidate, Address to, End end, String why) {
		return new TestResult(candidate.customerId(), to.channel().id(), end, "", why);
	}

	private TestResult result(Candidate candidate, Outgoing message) {
		try {
			return TestResult.of(candidate.customerId(), message.to().channel(), this.deliveries.sendNow(message));
		}
		catch (OutcomeUnknownException ex) {
			return new TestResult(candidate.customerId(), message.to().channel().id(), End.IN_DOUBT, "",
					String.valueOf(ex.getMessage()));
		}
	}

	private static Content marked(Content content) {
		if (content instanceof Content.Email email) {
			return new Content.Email(MARK + email.subject(), email.html(), email.text());
		}
		if (content instanceof Content.Sms sms) {
			return new Content.Sms(MARK + sms.text());
		}
		Content.Push push = (Content.Push) content;
		return new Content.Push(MARK + push.title(), push.body());
	}

}
