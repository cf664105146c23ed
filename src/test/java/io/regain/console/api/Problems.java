package io.regain.console.api;

import java.util.EnumSet;
import java.util.Set;

import io.regain.console.api.Endpoints.Endpoint;

import org.springframework.http.HttpStatus;

/** How an endpoint may refuse, by what it is asked with. */
final class Problems {

	private Problems() {
	}

	static Set<HttpStatus> of(Endpoint endpoint) {
		Set<HttpStatus> problems = EnumSet.of(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN);
		endpoint.said().ifPresent((said) -> {
			if (said.body() != Operation.Nothing.class) {
				problems.addAll(EnumSet.of(HttpStatus.BAD_REQUEST, HttpStatus.CONTENT_TOO_LARGE));
			}
			problems.addAll(Set.of(said.problems()));
		});
		// A code that is none is not told from one that is not there
		if (endpoint.path().contains("{") && !endpoint.path().endsWith("{code}")) {
			problems.add(HttpStatus.BAD_REQUEST);
		}
		if (endpoint.path().contains("{")) {
			problems.add(HttpStatus.NOT_FOUND);
		}
		if (endpoint.isAsked()) {
			problems.add(HttpStatus.BAD_REQUEST);
		}
		if (endpoint.needsKey()) {
			problems.addAll(EnumSet.of(HttpStatus.BAD_REQUEST, HttpStatus.CONFLICT));
		}
		return problems;
	}

}
