package io.regain.goodwill;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.regain.audience.FrozenAudiences;
import io.regain.delivery.Deadlocks;
import io.regain.delivery.Definition;
import io.regain.delivery.Threads;
import io.regain.goodwill.CompensationProposal.Line;
import io.regain.incident.AuditLog;
import io.regain.incident.Person;
import io.regain.job.KeepRunning;
import io.regain.message.RunName;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Grants what was shown: in one transaction the budget is taken, everybody has their
 * code, and the run has begun that tells them. Killed at any moment, all of that is, or
 * nothing; a run that nobody drives is driven by the next {@code serve}.
 */
@Service
public class GrantCompensation {

	private static final int AT_ONCE = 1_000;

	private final Offers offers;

	private final Grants grants;

	private final Budgets budgets;

	private final Codes codes;

	private final FrozenAudiences audiences;

	private final Threads threads;

	private final KeepRunning keepRunning;

	private final AuditLog audit;

	private final TransactionOperations transaction;

	private final Clock clock;

	GrantCompensation(Offers offers, Grants grants, Budgets budgets, Codes codes, FrozenAudiences audiences,
			Threads threads, KeepRunning keepRunning, AuditLog audit, TransactionOperations transaction, Clock clock) {
		this.offers = offers;
		this.grants = grants;
		this.budgets = budgets;
		this.codes = codes;
		this.audiences = audiences;
		this.threads = threads;
		this.keepRunning = keepRunning;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Who has seen the proposal wants it granted.
	 * @param partly whether those for whom the budget has no room may get nothing; else
	 * it is all or nothing
	 * @param digest of the proposal that was shown
	 * @param shown what the person read, for the audit log
	 * @throws GoodwillException if something has changed since it was shown, or there is
	 * no room
	 */
	public Granted confirm(long incident, Optional<String> policy, boolean partly, String digest, String shown,
			Person who) {
		return driven(commit(() -> {
			Offer offer = this.offers.of(incident, policy);
			requireShown(digest, offer);
			requireRoom(offer, partly);
			return grant(offer, shown, who);
		}));
	}

	/**
	 * Grants to all whom a rule fits, as a policy says that it is done without a person.
	 * @throws GoodwillException if there is no room for all
	 */
	Granted all(long incident, String policy) {
		return driven(commitAll(incident, policy));
	}

	/** The same without the run being driven here: somebody will. */
	Granted commitAll(long incident, String policy) {
		return commit(() -> {
			Offer offer = this.offers.of(incident, Optional.of(policy));
			requireRoom(offer, false);
			return grant(offer, "", new Person("regain", "system"));
		});
	}

	private Granted commit(Supplier<Granted> work) {
		return Deadlocks.again(() -> Objects.requireNonNull(this.transaction.execute((status) -> {
			this.grants.lock();
			return work.get();
		})));
	}

	private Granted driven(Granted granted) {
		this.keepRunning.drive(granted.run());
		return granted;
	}

	private static void requireShown(String digest, Offer offer) {
		if (!MessageDigest.isEqual(digest.getBytes(StandardCharsets.UTF_8),
				offer.digest().getBytes(StandardCharsets.UTF_8))) {
			throw GoodwillException
				.conflict("what would be granted is not what was shown any more; look at it again, then confirm that");
		}
	}

	private static void requireRoom(Offer offer, boolean partly) {
		if (offer.without() == 0 && offer.lines().isEmpty()) {
			throw GoodwillException.conflict("nobody would get anything");
		}
		if (offer.without() > 0 && !partly) {
			throw GoodwillException.conflict(
					"the budget of '%s' has %s %s left, and no room for %d people: raise it in the policy's file, or leave them out with 'partly'",
					offer.policy().id(), offer.left().toPlainString(), offer.policy().budget().currency(),
					offer.without());
		}
	}

	private Granted grant(Offer offer, String shown, Person who) {
		if (!this.budgets.take(offer.policy(), offer.incident(), offer.costs())) {
			throw GoodwillException.conflict("the budget of '%s' has no room for it any more; look at it again",
					offer.policy().id());
		}
		Map<String, Given> given = given(offer);
		List<Given> all = List.copyOf(given.values());
		for (int from = 0; from < all.size(); from += AT_ONCE) {
			this.grants.add(offer.batch(), offer.policy(), all.subList(from, Math.min(from + AT_ONCE, all.size())));
		}
		this.audiences.copy(offer.incident().name(), offer.batch().audience(),
				(member) -> Optional.ofNullable(given.get(member.customerId()))
					.map((one) -> one.facts(member.locale())));
		RunName run = offer.batch().run(offer.policy().campaign());
		this.threads.begin(offer.batch().audience(), 1, run, offer.campaign().campaign(),
				new Definition(offer.campaign().sources(), offer.campaign().template()), this.offers.today(),
				this.clock.instant());
		this.audit.add(who, "grant-goodwill", run.key(), shown);
		return new Granted(offer.incident().number(), offer.policy().id(), all.size(), offer.costs(),
				offer.left().subtract(offer.costs()), offer.policy().budget().currency(), run);
	}

	private Map<String, Given> given(Offer offer) {
		Map<String, Integer> people = offer.allotment().people(offer.lines());
		Map<Integer, Line> lines = offer.lines()
			.stream()
			.collect(Collectors.toMap((line) -> line.rule() - 1, Function.identity()));
		long serial = this.grants.serials(people.size());
		CouponKey key = this.codes.key();
		Map<String, Given> given = new LinkedHashMap<>();
		for (Map.Entry<String, Integer> person : people.entrySet()) {
			Line line = Objects.requireNonNull(lines.get(person.getValue()));
			Coupon coupon = offer.coupon(line, (int) (serial++ % Coupon.SERIALS));
			given.put(person.getKey(),
					new Given(person.getKey(), person.getValue(), line.give(), coupon, key.code(coupon)));
		}
		return given;
	}

}
