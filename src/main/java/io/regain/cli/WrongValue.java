package io.regain.cli;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Says of a wrong property: its name, its value unless that is secret, what is allowed.
 */
final class WrongValue {

	private static final Map<Class<?>, String> ALLOWED = Map.of(Duration.class, "a duration, as in 10s", ZoneId.class,
			"a time zone, as in Europe/Berlin", URI.class, "an address, as in https://mail.example.com", Boolean.class,
			"true or false", Integer.class, "a number", Long.class, "a number", BigDecimal.class, "a number");

	private WrongValue() {
	}

	static String sentence(InvalidConfigurationPropertyValueException failure) {
		return named(failure.getName(), failure.getValue()) + ": " + failure.getReason();
	}

	static String sentence(BindException failure) {
		for (Throwable at = failure; at != null; at = at.getCause()) {
			if (at instanceof BindValidationException validation) {
				return validation.getValidationErrors()
					.getAllErrors()
					.stream()
					.map((error) -> sentence(failure.getName().toString(), error))
					.collect(Collectors.joining("\n"));
			}
		}
		String why = Failures.text(Failures.root(failure));
		if (why.contains(failure.getName().toString())) {
			return why;
		}
		ConfigurationProperty property = failure.getProperty();
		String what = (property != null) ? named(property.getName().toString(), property.getValue())
				: failure.getName().toString();
		return "%s; allowed is %s".formatted(what, allowed(failure).orElse("something else: " + why));
	}

	private static String sentence(String prefix, ObjectError error) {
		String what = (error instanceof FieldError field)
				? named(prefix + "." + kebab(field.getField()), field.getRejectedValue()) : prefix;
		return "%s; it %s".formatted(what, error.getDefaultMessage());
	}

	private static Optional<String> allowed(BindException failure) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(failure.getTarget().getType().resolve(Object.class));
		if (type.isEnum()) {
			return Optional.of(Arrays.stream(type.getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(", ")));
		}
		return Optional.ofNullable(ALLOWED.get(type));
	}

	private static String named(String name, @Nullable Object value) {
		boolean secret = Stream.of("secret", "token", "password", "credentials").anyMatch(name::contains);
		return secret ? name + " is wrong" : "%s is '%s'".formatted(name, (value != null) ? value : "");
	}

	private static String kebab(String field) {
		return field.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
	}

}
