package io.regain.goodwill;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.audience.Candidate;
import io.regain.audience.Contact;
import io.regain.audience.Customer;
import io.regain.goodwill.CompensationProposal.Line;
import io.regain.job.Rehearsal;
import io.regain.job.Rehearsals;
import io.regain.message.Channel;

import org.springframework.stereotype.Service;

/**
 * Shows what would be granted for an incident, to whom, and how they would read it;
 * nothing is.
 */
@Service
public class ProposeCompensation {

	/** Stands in samples, where real ones would be copied. */
	private static final String NO_CODE = "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX";

	private static final int MOST_SAMPLES = 3;

	private final Offers offers;

	private final Rehearsals rehearsals;

	ProposeCompensation(Offers offers, Rehearsals rehearsals) {
		this.offers = offers;
		this.rehearsals = rehearsals;
	}

	/**
	 * @param policy the one that was named for the incident, or the only one, if not
	 * given
	 * @throws GoodwillException if nothing can be granted, whatever the people
	 */
	public CompensationProposal propose(long incident, Optional<String> policy) {
		Offer offer = this.offers.of(incident, policy);
		LocalDate today = this.offers.today();
		Rehearsal reach = this.rehearsals.rehearse(offer.toAll(), offer.batch().run(offer.policy().campaign()), today);
		List<Rehearsal.Sample> samples = new ArrayList<>();
		offer.lines()
			.stream()
			.limit(MOST_SAMPLES)
			.forEach((line) -> sample(offer, line, today).ifPresent(samples::add));
		return new CompensationProposal(offer.incident(), offer.policy(), offer.lines(), offer.allotment().already(),
				offer.allotment().noRule(), offer.used(), reach, samples, warnings(offer), offer.digest());
	}

	/** As the first of a rule would read it. */
	private Optional<Rehearsal.Sample> sample(Offer offer, Line line, LocalDate today) {
		return this.rehearsals.sample(offer.toAll(), today, Optional.of(offer.allotment().first(line)))
			.flatMap((candidate) -> channel(offer, candidate).map((channel) -> {
				String locale = candidate.customer().map(Customer::locale).orElse("");
				return new Rehearsal.Sample(candidate.customerId(), channel.id(), locale, this.rehearsals
					.content(with(candidate, offer, line, locale), offer.campaign(), today, channel, locale));
			}));
	}

	private static Optional<Channel> channel(Offer offer, Candidate candidate) {
		return offer.campaign()
			.campaign()
			.send()
			.channels()
			.stream()
			.filter((channel) -> candidate.contacts().get(channel) instanceof Contact.Reachable)
			.findFirst();
	}

	private static Candidate with(Candidate candidate, Offer offer, Line line, String locale) {
		Map<String, Object> facts = new HashMap<>(candidate.variables());
		facts.putAll(Given.facts(line.give(), offer.coupon(line, 0), NO_CODE, locale));
		return new Candidate(candidate.customerId(), facts, candidate.customer(), candidate.contacts(),
				candidate.excludedBy(), candidate.restsUntil(), candidate.freeze());
	}

	private static List<String> warnings(Offer offer) {
		List<String> warnings = new ArrayList<>();
		if (!offer.allotment().unknown().isEmpty()) {
			warnings.add(
					"The rules ask for %s, which is known of nobody: a column of the incident's segment, or of regain_customer, would say it."
						.formatted(String.join(", ", offer.allotment().unknown())));
		}
		if (offer.incident().phase().hurts()) {
			warnings
				.add("It is not over (%s): who joins later is not among them; the same command gives it to those then."
					.formatted(offer.incident().phase().id()));
		}
		return warnings;
	}

}
