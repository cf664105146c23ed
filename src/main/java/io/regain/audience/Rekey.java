package io.regain.audience;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.campaign.Campaign.Frozen;
import io.regain.campaign.Segment;
import io.regain.message.Channel;
import io.regain.message.Secret;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Brings the suppressions of all customers whom the company knows, and of those who are
 * in an audience that was frozen, under a new secret. A hash cannot be turned back into
 * its address, so the others stay under the one before.
 */
@Service
public class Rekey {

	private static final Segment EVERYBODY = new Segment("everybody", "Everybody",
			"SELECT id AS customer_id FROM regain_customer", List.of());

	private final Audiences audiences;

	private final Suppressions suppressions;

	private final Untracked untracked;

	private final AffectedRows affected;

	private final ObjectProvider<Secret> secret;

	Rekey(Audiences audiences, Suppressions suppressions, Untracked untracked, AffectedRows affected,
			ObjectProvider<Secret> secret) {
		this.audiences = audiences;
		this.suppressions = suppressions;
		this.untracked = untracked;
		this.affected = affected;
		this.secret = secret;
	}

	/** Whether there is a secret before. */
	public boolean isNeeded() {
		return this.secret.getObject().previous().isPresent();
	}

	/**
	 * Goes through all customers; doing it again changes nothing.
	 * @return how many suppressed addresses they have, as far as the company knows them
	 */
	public long rekey(LocalDate today) {
		this.affected.audiences()
			.forEach((name) -> rekey(wishes(today, Optional.of(new Frozen(name, Optional.empty())))));
		return rekey(wishes(today, Optional.empty()));
	}

	private static Wishes wishes(LocalDate today, Optional<Frozen> frozen) {
		return new Wishes(EVERYBODY, List.of(), Map.of("run_date", today), EnumSet.allOf(Channel.class), false,
				Optional.empty(), frozen);
	}

	private long rekey(Wishes all) {
		long suppressed = 0;
		try (CandidateStream customers = this.audiences.peek(all)) {
			for (CandidateBatch batch = customers.read(); batch.size() > 0; batch = customers.read()) {
				this.untracked.copy(batch.candidates().stream().map(Candidate::customerId).toList());
				List<Contact.Reachable> found = suppressed(batch.candidates());
				found.forEach(this::copy);
				suppressed += found.size();
			}
		}
		return suppressed;
	}

	private static List<Contact.Reachable> suppressed(List<Candidate> customers) {
		return customers.stream()
			.flatMap((customer) -> customer.contacts().values().stream())
			.filter(Contact.Reachable.class::isInstance)
			.map(Contact.Reachable.class::cast)
			.filter((contact) -> !contact.suppressions().isEmpty())
			.toList();
	}

	private void copy(Contact.Reachable contact) {
		contact.hashBefore()
			.ifPresent((before) -> this.suppressions.copy(contact.target().channel(), before, contact.hash()));
	}

}
