package io.regain.correction;

import java.util.Map;

import io.regain.delivery.Run;
import io.regain.incident.Person;

/**
 * What somebody wants to put right.
 *
 * @param wrong the run that said it
 * @param part what of it
 * @param template what is said now, {@code <family>/<template>}
 * @param variables what it may say besides all that the wrong one could: YAML by name
 * @param by who wants it
 */
public record CorrectionRequest(Run wrong, WrongPart part, String template, Map<String, String> variables, Person by) {

	public CorrectionRequest {
		variables = Map.copyOf(variables);
	}

}
