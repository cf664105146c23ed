package io.regain.incident;

import java.util.List;

/**
 * An incident that was opened.
 *
 * @param affected how many customers its audience has
 * @param unknown rows of customers whom the company's database does not know
 * @param warnings what whoever opened it may have overlooked
 */
public record Opened(Incident incident, long affected, long unknown, List<String> warnings) {

	public Opened {
		warnings = List.copyOf(warnings);
	}

}
