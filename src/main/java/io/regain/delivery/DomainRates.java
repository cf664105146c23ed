package io.regain.delivery;

import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.bucket4j.TimeMeter;
import io.regain.channel.RateLimit;
import io.regain.message.Rate;

import org.springframework.stereotype.Component;

/**
 * How fast the receivers' domains may be written to, by all runs of this process
 * together.
 */
@Component
class DomainRates {

	private static final String PROPERTY = "regain.delivery.domain-rates.";

	private final Map<String, RateLimit> limits;

	DomainRates(DeliveryProperties properties, TimeMeter time) {
		this.limits = read(properties.domainRates()).entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
					(entry) -> new RateLimit(Optional.of(entry.getValue()), time)));
	}

	/**
	 * @return the rates by domain, as domains stand in the ledger
	 * @throws IllegalArgumentException if one is none, which names the property
	 */
	static Map<String, Rate> read(Map<String, String> settings) {
		Map<String, Rate> rates = new TreeMap<>();
		settings.forEach((name, text) -> {
			String domain = domain(name);
			Rate.setting(PROPERTY + name, text).ifPresent((rate) -> {
				if (rates.put(domain, rate) != null) {
					throw new IllegalArgumentException(PROPERTY + "%s is there twice".formatted(domain));
				}
			});
		});
		return rates;
	}

	private static String domain(String name) {
		try {
			String ascii = IDN.toASCII(name.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
			if (ascii.contains(".")) {
				return ascii;
			}
		}
		catch (IllegalArgumentException ex) {
			// It is none: said below
		}
		throw new IllegalArgumentException(PROPERTY + "%s: it must be a domain, as in gmail.com".formatted(name));
	}

	/** The domains that have one. */
	Set<String> domains() {
		return this.limits.keySet();
	}

	RateLimit of(String domain) {
		return Optional.ofNullable(this.limits.get(domain)).orElseThrow();
	}

}
