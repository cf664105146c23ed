package io.regain.cli.incident;

import java.util.Map;

import io.regain.cli.CommandException;
import io.regain.cli.Output;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which policy those affected will be compensated. */
class CompensationOption {

	@Option(names = "--compensation", paramLabel = "POLICY",
			description = "By which policy those affected will be compensated: campaigns/compensation/<id>.yaml.")
	private @Nullable String policy;

	/**
	 * Names it for an incident, if one was given. What else is done matters more: it is
	 * done whatever becomes of this.
	 */
	void name(DeskClient client, long incident, Output output) {
		if (this.policy != null) {
			try {
				client.post("/%d/compensation/policy".formatted(incident), Map.of("policy", this.policy));
			}
			catch (CommandException ex) {
				output.note("No policy is named: %s. 'incident compensate %d --policy …' takes one later."
					.formatted(ex.getMessage(), incident));
			}
		}
	}

}
