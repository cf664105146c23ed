package io.regain.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.regain.message.Channel;

/** Adds up the figures of a run by each of its dimensions. */
final class Tables {

	private static final int MOST_DOMAINS = 10;

	private static final int MOST_LOCALES = 50;

	private final Map<String, Figures> channels = new LinkedHashMap<>();

	private final Map<String, Figures> locales = new HashMap<>();

	private final Map<String, Figures> domains = new HashMap<>();

	private Figures all = Figures.NONE;

	Tables() {
		for (Channel channel : Channel.values()) {
			this.channels.put(channel.id(), Figures.NONE);
		}
	}

	/**
	 * @param domain empty if the channel knows no domains
	 */
	void add(String channel, String locale, String domain, Figures figures) {
		this.all = this.all.plus(figures);
		this.channels.merge(channel, figures, Figures::plus);
		this.locales.merge(locale.isEmpty() ? "unknown" : locale, figures, Figures::plus);
		if (channel.equals(Channel.EMAIL.id())) {
			this.domains.merge(domain.isEmpty() ? "unknown" : domain, figures, Figures::plus);
		}
	}

	Figures all() {
		return this.all;
	}

	Map<String, Figures> byChannel() {
		return this.channels;
	}

	Map<String, Figures> byLocale() {
		return largest(this.locales, MOST_LOCALES);
	}

	Map<String, Figures> byDomain() {
		return largest(this.domains, MOST_DOMAINS);
	}

	private static Map<String, Figures> largest(Map<String, Figures> figures, int most) {
		List<Map.Entry<String, Figures>> sorted = figures.entrySet()
			.stream()
			.sorted(Comparator
				.comparing((Map.Entry<String, Figures> entry) -> entry.getValue().planned(), Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()))
			.toList();
		Map<String, Figures> table = new LinkedHashMap<>();
		sorted.stream().limit(most).forEach((entry) -> table.put(entry.getKey(), entry.getValue()));
		sorted.stream()
			.skip(most)
			.map(Map.Entry::getValue)
			.reduce(Figures::plus)
			.ifPresent((rest) -> table.put(Results.OTHERS, rest));
		return table;
	}

}
