package io.regain.incident.status;

import java.util.Set;

import io.regain.message.EmailAddress;

/**
 * Somebody who asked to be told by mail what is said in public.
 *
 * @param language in which they asked
 * @param components of which they want to hear; empty: of all
 */
record Subscriber(long id, EmailAddress email, String language, Set<String> components) {

	boolean wants(String component) {
		return this.components.isEmpty() || this.components.contains(component);
	}

}
