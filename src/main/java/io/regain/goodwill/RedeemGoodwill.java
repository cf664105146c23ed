package io.regain.goodwill;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.regain.audience.FrozenAudiences;
import io.regain.goodwill.GoodwillException.Kind;
import io.regain.incident.AuditLog;
import io.regain.incident.Person;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Answers a shop what a code is worth, and lets it be used once. */
@Service
public class RedeemGoodwill {

	private static final int MOST_REFERENCE = 100;

	private final Grants grants;

	private final Waves waves;

	private final FrozenAudiences audiences;

	private final AuditLog audit;

	private final TransactionOperations transaction;

	private final ZoneId zone;

	private final Clock clock;

	RedeemGoodwill(Grants grants, Waves waves, FrozenAudiences audiences, AuditLog audit,
			TransactionOperations transaction, ZoneId zone, Clock clock) {
		this.grants = grants;
		this.waves = waves;
		this.audiences = audiences;
		this.audit = audit;
		this.transaction = transaction;
		this.zone = zone;
		this.clock = clock;
	}

	/**
	 * @param typed the code, in whatever case and groups
	 * @throws GoodwillException if it was never granted: whether it could have been is
	 * not told
	 */
	public Grant find(String typed) {
		// Whatever key it was made with: what was granted holds when the secret has
		// changed
		return Letters.number(Letters.plain(typed))
			.flatMap((number) -> this.grants.find(Letters.of(number)))
			.orElseThrow(() -> new GoodwillException(Kind.UNKNOWN, "there is no such code"));
	}

	/** Whether it can still be used. */
	public boolean isRedeemable(Grant grant) {
		return grant.redeemedAt().isEmpty() && !grant.hasEnded(today());
	}

	/**
	 * Uses it up. Who says the same reference again has used it before, and is told so.
	 * @param reference what it was used for, as an order's number, up to 100 characters
	 * @throws GoodwillException if it was used before, or has ended
	 */
	public Grant redeem(String typed, Optional<String> reference, Person who) {
		reference.ifPresent(RedeemGoodwill::check);
		Grant found = find(typed);
		boolean done = Objects.requireNonNull(this.transaction.execute((status) -> {
			boolean ours = this.grants.redeem(found, who, reference, today());
			if (ours) {
				this.audit.add(who, "redeem-goodwill", "incident-%d/goodwill".formatted(found.incident()),
						"grant " + found.number());
				this.waves.of(found).ifPresent((wave) -> dontRemind(wave, found));
			}
			return ours;
		}));
		Grant now = find(typed);
		if (!done && now.redeemedAt().isEmpty()) {
			throw new GoodwillException(Kind.ENDED, "its last day was %s", now.lastDay());
		}
		if (!done && !isTheSame(now, reference, who)) {
			throw GoodwillException.conflict("it was used at %s", now.redeemedAt().orElseThrow());
		}
		return now;
	}

	/** Whoever got no answer asks again. */
	private static boolean isTheSame(Grant used, Optional<String> reference, Person who) {
		return reference.isPresent() && used.reference().equals(reference)
				&& used.redeemedBy().equals(Optional.of(who.name()));
	}

	private static void check(String reference) {
		if (reference.isBlank() || reference.length() > MOST_REFERENCE
				|| reference.chars().anyMatch(Character::isISOControl)) {
			throw GoodwillException.invalid("a reference is one line of 1 to %d characters", MOST_REFERENCE);
		}
	}

	/** A reminder looks, before each message leaves, who is still in its audience. */
	private void dontRemind(Batch wave, Grant grant) {
		this.audiences.drop(wave.audience(), Set.of(grant.customerId()));
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), this.zone);
	}

}
