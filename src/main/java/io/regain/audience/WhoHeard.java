package io.regain.audience;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

import io.regain.message.RunName;

/** Knows what was said to whom: asked of the room that keeps the messages. */
public interface WhoHeard {

	/**
	 * What these customers have of these runs. Who is not in the map has nothing, and
	 * waits for nothing.
	 */
	Map<String, Heard> of(Collection<RunName> runs, Collection<String> customerIds);

	/**
	 * What one customer has.
	 *
	 * @param got what was handed over to a provider, or may have been
	 * @param awaits whether something of these runs is still to leave
	 */
	record Heard(Set<RunName> got, boolean awaits) {

		static final Heard NOTHING = new Heard(Set.of(), false);

		public Heard {
			got = Set.copyOf(got);
		}

	}

}
