package io.regain.audience;

import java.util.HashMap;
import java.util.Map;

import io.regain.audience.AffectedRows.Member;

/**
 * Somebody in a frozen audience.
 *
 * @param number in the order in which they joined
 * @param locale a language tag such as {@code ru-RU}, or empty
 * @param facts the columns of {@code regain_customer} without addresses, and what the
 * segment said, which goes before; empty if nothing is kept any more
 */
public record FrozenMember(long number, String customerId, String locale, Map<String, Object> facts) {

	public FrozenMember {
		facts = Map.copyOf(facts);
	}

	static FrozenMember of(Member member) {
		Map<String, Object> facts = new HashMap<>();
		member.facts().ifPresent((kept) -> {
			facts.putAll(kept.customer());
			Enrichment.ADDRESS_COLUMNS.forEach(facts::remove);
			facts.putAll(kept.variables());
		});
		String locale = member.facts().map((kept) -> kept.customer().getOrDefault("locale", "")).orElse("");
		return new FrozenMember(member.number(), member.customerId(), locale, facts);
	}

}
