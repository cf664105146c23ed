package io.regain.console.api;

import java.util.function.Function;

import io.regain.incident.OnceOnly;
import io.regain.incident.Person;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

/** Answers a request that is repeated as it was answered the first time. */
@Component
class Repeats {

	/** The header by which a repetition is known. */
	static final String KEY = "Idempotency-Key";

	private final OnceOnly once;

	private final Bodies bodies;

	Repeats(OnceOnly once, Bodies bodies) {
		this.once = once;
		this.bodies = bodies;
	}

	/**
	 * @param type a record that the body has to be
	 */
	<T extends Record> String answer(Person who, String key, HttpServletRequest request, Class<T> type,
			Function<T, Object> work) {
		byte[] body = this.bodies.read(request);
		return this.once.answer(who, key, request.getMethod() + " " + request.getRequestURI(), body,
				() -> this.bodies.text(work.apply(this.bodies.as(type, body))));
	}

}
