package io.regain.job;

import java.util.List;
import java.util.Optional;

import io.regain.message.Problem;
import io.regain.plan.Prepared;

/**
 * What a start found when it looked at everything a run needs.
 *
 * @param prepared empty if it must not start
 * @param problems errors if it must not start, else warnings
 */
record Preparation(Optional<Prepared> prepared, List<Problem> problems) {

	static Preparation of(Optional<Prepared> prepared, List<Problem> problems) {
		boolean failed = problems.stream().anyMatch(Problem::isError);
		return new Preparation(failed ? Optional.empty() : prepared, List.copyOf(problems));
	}

}
