package io.regain.audience;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Address;
import io.regain.message.Channel;

/**
 * A customer to whom something was sent before, as that message knew them.
 *
 * @param columns of {@code regain_customer} as texts, without addresses
 * @param at where they were reached; empty if they have to be reached elsewhere, by what
 * the company knows of them now
 * @param variables what is said of them, as JSON keeps it: texts, numbers; dates in ISO
 * form
 */
public record Reached(String customerId, Map<String, String> columns, Optional<Address> at,
		Map<String, Object> variables) {

	public Reached {
		columns = Map.copyOf(columns);
		variables = Map.copyOf(variables);
	}

	/** What a frozen audience keeps of who is written to where they were reached. */
	FrozenFacts facts() {
		Map<String, String> known = new LinkedHashMap<>(this.columns);
		this.at.ifPresent((address) -> {
			switch (address.channel()) {
				case EMAIL -> known.put("email", address.value());
				case SMS -> known.put("phone", address.value());
				case PUSH -> {
				}
			}
		});
		return new FrozenFacts(known,
				this.at.filter((address) -> address.channel() == Channel.PUSH).map(Address::value).orElse(""),
				this.variables);
	}

}
