package io.regain.goodwill;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.regain.campaign.Compensation.OnResolution;
import io.regain.incident.Incident;
import io.regain.incident.Incidents;
import io.regain.incident.TellTeam;
import io.regain.job.OneByOne;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Grants without a person what a policy says is granted when its incident is over: to
 * everybody, or to nobody, and then the team is told.
 */
@Service
public class GrantOnResolution {

	private static final Logger logger = LoggerFactory.getLogger(GrantOnResolution.class);

	/** What nobody granted for so long after the incident is a person's to decide. */
	private static final Duration WORTH = Duration.ofDays(2);

	private final Plans plans;

	private final Policies policies;

	private final Incidents incidents;

	private final Grants grants;

	private final GrantCompensation grant;

	private final TellTeam tellTeam;

	private final Clock clock;

	GrantOnResolution(Plans plans, Policies policies, Incidents incidents, Grants grants, GrantCompensation grant,
			TellTeam tellTeam, Clock clock) {
		this.plans = plans;
		this.policies = policies;
		this.incidents = incidents;
		this.grants = grants;
		this.grant = grant;
		this.tellTeam = tellTeam;
		this.clock = clock;
	}

	/**
	 * From now on this policy is meant for an incident.
	 * @throws GoodwillException if there is no such policy
	 */
	public void plan(long incident, String policy) {
		this.incidents.get(incident);
		this.policies.files().policy(policy);
		this.plans.name(incident, policy);
	}

	/** Looks once; to be called again and again, by as many processes as there are. */
	public void look() {
		List<Plans.Plan> due = this.plans.due(this.clock.instant().minus(WORTH));
		if (!due.isEmpty()) {
			Policies.Files files = this.policies.files();
			OneByOne.each(due.stream().filter((plan) -> isGranted(plan, files)).toList(),
					(plan) -> grant(plan, this.incidents.get(plan.incident())));
		}
	}

	private static boolean isGranted(Plans.Plan plan, Policies.Files files) {
		return files.find(plan.policy()).filter((policy) -> policy.onResolution() == OnResolution.GRANT).isPresent();
	}

	private void grant(Plans.Plan plan, Incident incident) {
		try {
			this.grant.all(plan.incident(), plan.policy());
		}
		catch (GoodwillException ex) {
			// Another process, or a person, may have been faster
			if (this.grants.hasAny(plan.incident()) || !this.plans.failed(plan, String.valueOf(ex.getMessage()))) {
				return;
			}
			String text = "%s: goodwill by '%s' was not granted: %s. 'incident compensate %d' shows it."
				.formatted(incident.inWords(), plan.policy(), ex.getMessage(), plan.incident());
			logger.error(text);
			this.tellTeam.of(incident, text);
		}
	}

}
