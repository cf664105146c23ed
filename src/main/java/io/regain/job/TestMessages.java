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

	private final AllowOnly allowOnly;

	private final RandomGenerator random;

	TestMessages(Rehearsals rehearsals, Deliveries deliveries, DeliveryProperties properties, RandomGenerator random) {
		this.rehearsals = rehearsals;
		this.deliveries = deliveries;
		this.allowOnly = new AllowOnly(properties.allowOnly());
		this.random = random;
	}

	/**
	 * @param to who gets it, instead of the customer whose facts it shows
	 * @param locale in which language; the customer's if not given
	 * @throws IllegalArgumentException if the campaign does not use the address's
	 * channel, or the channel is not configured
	 */
	public TestResult send(Prepared prepared, LocalDate date, Candidate candidate, Address to,
			Optional<String> locale) {
		check(prepared, to.channel());
		if (!this.allowOnly.allows(to)) {
			return new TestResult(candidate.customerId(), to.channel().id(), End.NOT_ALLOWED, "",
					"regain.delivery.allow-only does not name the address");
		}
		String language = locale.orElseGet(() -> candidate.customer().orElseThrow().locale());
		Outgoing message = this.rehearsals.compose(candidate, prepared, date, to, language);
		String reference = "test-" + Long.toUnsignedString(this.random.nextLong(), Character.MAX_RADIX);
		return result(candidate, new Outgoing(reference, "test", to, marked(message.content()), message.from(),
				message.unsubscribe(), Optional.empty()));
	}

	private void check(Prepared prepared, Channel channel) {
		if (!prepared.campaign().send().channels().contains(channel)) {
			throw new IllegalArgumentException("%s does not use %s".formatted(prepared.campaign().id(), channel.id()));
		}
		if (!this.deliveries.configured().contains(channel)) {
			throw new IllegalArgumentException("%s is not configured".formatted(channel.id()));
		}
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
