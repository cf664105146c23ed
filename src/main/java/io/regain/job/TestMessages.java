package io.regain.job;

import java.time.LocalDate;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.regain.audience.Candidate;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.delivery.Deliveries;
import io.regain.message.Address;
import io.regain.message.Content;
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

	private final RandomGenerator random;

	TestMessages(Rehearsals rehearsals, Deliveries deliveries, RandomGenerator random) {
		this.rehearsals = rehearsals;
		this.deliveries = deliveries;
		this.random = random;
	}

	/**
	 * @param to who gets it, instead of the customer whose facts it shows
	 * @param locale in which language; the customer's if not given
	 */
	public Outcome send(Prepared prepared, LocalDate date, Candidate candidate, Address to, Optional<String> locale) {
		String language = locale.orElseGet(() -> candidate.customer().orElseThrow().locale());
		Outgoing message = this.rehearsals.compose(candidate, prepared, date, to, language);
		String reference = "test-" + Long.toUnsignedString(this.random.nextLong(), Character.MAX_RADIX);
		return this.deliveries.sendNow(new Outgoing(reference, "test", to, marked(message.content()), message.from(),
				message.unsubscribe(), Optional.empty()));
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
