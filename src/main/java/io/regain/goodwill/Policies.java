package io.regain.goodwill;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.regain.campaign.Compensation;
import io.regain.job.Preparations;
import io.regain.message.Problem;
import io.regain.message.Suggestions;
import io.regain.plan.Prepared;
import io.regain.plan.Validation;

import org.springframework.stereotype.Component;

/** The policies and their campaigns as the files say now. */
@Component
class Policies {

	private final Preparations preparations;

	private final Plans plans;

	Policies(Preparations preparations, Plans plans) {
		this.preparations = preparations;
		this.plans = plans;
	}

	/** Read once: what belongs together is of one moment. */
	Files files() {
		return new Files(this.preparations.filesAlone());
	}

	/**
	 * The one that is asked for, else the one that was named for the incident, else the
	 * only one.
	 * @throws GoodwillException if there is none, or one in error
	 */
	Compensation policy(Files files, long incident, Optional<String> wanted) {
		Set<String> known = files.validation.catalogue().compensationIds();
		String id = wanted.or(() -> this.plans.of(incident))
			.or(() -> known.stream().findFirst().filter((first) -> known.size() == 1))
			.orElseThrow(() -> GoodwillException.invalid("%s",
					known.isEmpty() ? "there is no policy: write one, campaigns/compensation/<id>.yaml"
							: "by which policy? There are " + String.join(", ", known)));
		return files.policy(id);
	}

	/** What stands in the home folder at one moment. */
	static final class Files {

		private final Validation validation;

		private Files(Validation validation) {
			this.validation = validation;
		}

		Compensation policy(String id) {
			return find(id).orElseThrow(() -> {
				Set<String> known = this.validation.catalogue().compensationIds();
				List<Problem> wrong = this.validation.catalogue()
					.problems()
					.stream()
					.filter((problem) -> problem.file().equals("campaigns/compensation/%s.yaml".formatted(id)))
					.toList();
				return wrong.isEmpty()
						? GoodwillException.invalid("there is no policy '%s'%s; there are %s", id,
								Suggestions.didYouMean(id, known), String.join(", ", known))
						: GoodwillException.invalid("the policy '%s' has errors: %s", id, wrong);
			});
		}

		/** Empty if it is gone, or in error. */
		Optional<Compensation> find(String id) {
			return this.validation.catalogue()
				.compensations()
				.stream()
				.filter((policy) -> policy.id().equals(id))
				.findFirst();
		}

		Prepared campaign(String id) {
			return this.validation.prepare(id)
				.orElseThrow(() -> GoodwillException.invalid("the campaign %s, which carries it, has errors: %s", id,
						this.validation.problems(id).stream().filter(Problem::isError).toList()));
		}

	}

}
