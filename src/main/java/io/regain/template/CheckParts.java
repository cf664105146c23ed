package io.regain.template;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.regain.message.Channel;
import io.regain.message.Problem;

/** Finds parts and locales that are missing, and files that are none. */
final class CheckParts {

	private final TemplateBundle bundle;

	private final String defaultLocale;

	private final Collection<Problem> problems;

	CheckParts(TemplateBundle bundle, Collection<Problem> problems) {
		this.bundle = bundle;
		this.defaultLocale = new House(bundle).defaultLocale();
		this.problems = problems;
	}

	void check(List<Channel> used) {
		this.bundle.fileNames().stream().filter((name) -> Part.named(name).isEmpty()).forEach(this::strange);
		Set<String> everywhere = new TreeSet<>();
		for (Channel channel : Channel.values()) {
			Set<String> locales = locales(channel);
			everywhere.addAll(locales);
			if (!locales.isEmpty() || used.contains(channel)) {
				locales.add(this.defaultLocale);
				locales.forEach((locale) -> missing(channel, locale));
			}
		}
		for (Channel channel : used) {
			Set<String> locales = locales(channel);
			everywhere.stream()
				.filter((locale) -> !locales.contains(locale) && !locale.equals(this.defaultLocale))
				.forEach((locale) -> this.problems.add(Problem.warning(Templates.HOME + this.bundle.name(),
						"there is a message in %s, but not by %s, where those customers get %s".formatted(locale,
								channel.id(), this.defaultLocale))));
		}
	}

	private void strange(String name) {
		String parts = Arrays.stream(Part.values())
			.map((part) -> part.fileName(this.defaultLocale))
			.collect(Collectors.joining(", "));
		this.problems.add(Problem.error(Templates.HOME + this.bundle.name() + "/" + name,
				"is no part of a message; allowed are %s; what templates share belongs to _layout".formatted(parts)));
	}

	/** The locales in which there is any part of this channel's message. */
	private Set<String> locales(Channel channel) {
		return Part.of(channel)
			.stream()
			.flatMap((part) -> this.bundle.locales(part).stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private void missing(Channel channel, String locale) {
		List<Part> parts = Part.of(channel);
		for (Part part : parts) {
			if (!this.bundle.locales(part).contains(locale)) {
				this.problems.add(Problem.error(Templates.HOME + this.bundle.path(part, locale),
						"is missing; a message by %s has %s".formatted(channel.id(),
								parts.stream()
									.map((each) -> each.fileName(locale))
									.collect(Collectors.joining(", ")))));
			}
		}
	}

}
