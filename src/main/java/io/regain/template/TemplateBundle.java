package io.regain.template;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.regain.message.Channel;

/**
 * All that a template is made of: its own files and those of {@code _layout}. A run keeps
 * it, and is rendered from it whatever becomes of the files.
 *
 * @param name {@code <family>/<template>}
 * @param files their texts by their paths below the templates folder, as in
 * {@code winback/offer/html.en.ftlh} and {@code _layout/brand.yaml}
 */
public record TemplateBundle(String name, SortedMap<String, String> files) {

	static final String LAYOUT = "_layout/";

	public TemplateBundle {
		files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
	}

	/** The locales in which no part of this channel's message is missing. */
	public SortedSet<String> locales(Channel channel) {
		return new TreeSet<>(Part.of(channel)
			.stream()
			.map(this::locales)
			.reduce((some, others) -> some.stream().filter(others::contains).collect(Collectors.toSet()))
			.orElseThrow());
	}

	Set<String> locales(Part part) {
		return fileNames().stream()
			.flatMap((name) -> Part.named(name).stream())
			.filter((file) -> file.part() == part)
			.map(Part.InLocale::locale)
			.collect(Collectors.toSet());
	}

	/** The template's own files, without their folder. */
	SortedSet<String> fileNames() {
		String folder = this.name + "/";
		return this.files.keySet()
			.stream()
			.filter((path) -> path.startsWith(folder))
			.map((path) -> path.substring(folder.length()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	String path(Part part, String locale) {
		return this.name + "/" + part.fileName(locale);
	}

}
