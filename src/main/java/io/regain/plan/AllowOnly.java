package io.regain.plan;

import java.util.List;

import io.regain.message.Address;

/**
 * The only addresses that this installation may write to; empty means all. An entry is a
 * whole address, or {@code @domain} for everybody there.
 */
public record AllowOnly(List<String> entries) {

	public AllowOnly {
		entries = entries.stream().map(String::strip).filter((entry) -> !entry.isEmpty()).toList();
	}

	public boolean allows(Address address) {
		String key = address.key();
		return this.entries.isEmpty() || this.entries.stream()
			.anyMatch((entry) -> entry.equalsIgnoreCase(key) || (entry.startsWith("@")
					&& key.regionMatches(true, key.length() - entry.length(), entry, 0, entry.length())));
	}

}
