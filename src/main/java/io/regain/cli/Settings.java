package io.regain.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Refuses settings that there are not. Spring would pass them by, and a
 * {@code redirct-to} that redirects nothing lets a rehearsal go to customers.
 */
final class Settings {

	private Settings() {
	}

	/**
	 * @throws CommandException if files have a name below {@code regain} that is no
	 * setting, or anything else has one that is nearly one
	 */
	static void requireKnown(ConfigurableEnvironment environment) {
		SettingNames names = new SettingNames();
		List<String> problems = environment.getPropertySources()
			.stream()
			.flatMap((source) -> problems(source, names))
			.distinct()
			.toList();
		if (!problems.isEmpty()) {
			throw new CommandException(Exit.INVALID, String.join("\n", problems));
		}
	}

	private static Stream<String> problems(PropertySource<?> source, SettingNames names) {
		if (!(source instanceof EnumerablePropertySource<?> listed)) {
			return Stream.empty();
		}
		boolean file = source instanceof OriginTrackedMapPropertySource;
		return Arrays.stream(listed.getPropertyNames())
			.filter(Settings::isOurs)
			.filter((name) -> file ? !names.knows(name) : names.isSlip(name))
			.map((name) -> "%sthere is no setting '%s'%s".formatted(place(source, name), name,
					names.didYouMean(dotted(name))));
	}

	private static boolean isOurs(String name) {
		return dotted(name).startsWith(SettingNames.ROOT);
	}

	private static String dotted(String name) {
		return name.toLowerCase(Locale.ROOT).replace('_', '.');
	}

	private static String place(PropertySource<?> source, String name) {
		Origin origin = OriginLookup.getOrigin(source, name);
		if (origin instanceof TextResourceOrigin text && text.getResource() != null && text.getLocation() != null) {
			return "%s, line %d: ".formatted(text.getResource().getFilename(), text.getLocation().getLine() + 1);
		}
		return "";
	}

}
