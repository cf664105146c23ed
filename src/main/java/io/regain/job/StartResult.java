package io.regain.job;

import java.util.List;

import io.regain.delivery.Run;
import io.regain.message.Problem;

/** What came of a start. */
public sealed interface StartResult {

	/** The run was driven, to its end or until it was stopped; its status says which. */
	record Driven(Run run) implements StartResult {
	}

	/** The run had ended before; nothing was sent. */
	record AlreadyEnded(Run run) implements StartResult {
	}

	/** A guard refused; nothing was sent. The sentence says what to do. */
	record Refused(String why) implements StartResult {
	}

	/** The definition or the configuration is wrong; nothing was sent. */
	record Invalid(List<Problem> problems) implements StartResult {

		public Invalid {
			problems = List.copyOf(problems);
		}

	}

}
