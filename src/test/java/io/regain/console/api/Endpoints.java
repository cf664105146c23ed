package io.regain.console.api;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a running {@code serve} answers below {@code /api}. */
final class Endpoints {

	private Endpoints() {
	}

	/** By path, and as they are read. */
	static List<Endpoint> of(RequestMappingHandlerMapping mappings) {
		return mappings.getHandlerMethods()
			.entrySet()
			.stream()
			.flatMap((mapped) -> mapped.getKey()
				.getPatternValues()
				.stream()
				.filter((path) -> path.startsWith("/api"))
				.flatMap((path) -> mapped.getKey()
					.getMethodsCondition()
					.getMethods()
					.stream()
					.map((verb) -> new Endpoint(path, verb.name().toLowerCase(Locale.ROOT),
							mapped.getValue().getMethod()))))
			.sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::verb))
			.toList();
	}

	/**
	 * One of them.
	 *
	 * @param verb the method of HTTP, in lower case
	 * @param method what answers
	 */
	record Endpoint(String path, String verb, Method method) {

		/** Empty for what describes the API: it is no part of what it describes. */
		Optional<Operation> said() {
			Operation said = this.method.getAnnotation(Operation.class);
			if (said == null && !this.path.equals(DescriptionController.PATH)) {
				throw new IllegalStateException("%s %s has no @Operation".formatted(this.verb, this.path));
			}
			return Optional.ofNullable(said);
		}

		List<String> roles() {
			Allowed allowed = this.method.getAnnotation(Allowed.class);
			return (allowed != null) ? Arrays.stream(allowed.value()).map(Role::id).toList() : List.of();
		}

		boolean needsKey() {
			return Arrays.stream(this.method.getParameters())
				.anyMatch((parameter) -> parameter.isAnnotationPresent(RequestHeader.class));
		}

		boolean isAsked() {
			return Arrays.stream(this.method.getParameters())
				.anyMatch((parameter) -> parameter.isAnnotationPresent(RequestParam.class));
		}

	}

}
