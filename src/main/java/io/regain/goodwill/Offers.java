package io.regain.goodwill;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import io.regain.audience.FrozenAudiences;
import io.regain.audience.FrozenMember;
import io.regain.campaign.Compensation;
import io.regain.campaign.Compensation.Severity;
import io.regain.incident.Incident;
import io.regain.incident.Incidents;

import org.springframework.stereotype.Component;

/** Works out what would be granted for an incident now. */
@Component
class Offers {

	private final Incidents incidents;

	private final FrozenAudiences audiences;

	private final Grants grants;

	private final Budgets budgets;

	private final Policies policies;

	private final ZoneId zone;

	private final Clock clock;

	Offers(Incidents incidents, FrozenAudiences audiences, Grants grants, Budgets budgets, Policies policies,
			ZoneId zone, Clock clock) {
		this.incidents = incidents;
		this.audiences = audiences;
		this.grants = grants;
		this.budgets = budgets;
		this.policies = policies;
		this.zone = zone;
		this.clock = clock;
	}

	/**
	 * @param wanted the policy, if one was asked for
	 * @throws GoodwillException if nothing can be granted, whatever the people
	 */
	Offer of(long number, Optional<String> wanted) {
		Incident incident = this.incidents.get(number);
		if (incident.internal()) {
			throw GoodwillException.conflict("%s is internal: nothing of it is told to customers", incident.name());
		}
		Policies.Files files = this.policies.files();
		Compensation policy = this.policies.policy(files, number, wanted);
		BigDecimal used = this.budgets.used(policy, incident);
		Allotment allotment = allotment(policy, incident);
		Batch batch = new Batch(number, Batch.Kind.GOODWILL, this.grants.nextNumber(number));
		GoodwillDefinition definition = new GoodwillDefinition(files.campaign(policy.campaign()),
				this.incidents.segment(number), incident);
		return new Offer(incident, policy, allotment, allotment.lines(policy.budget().amount().subtract(used), today()),
				used, batch, definition.toAll(), definition.to(batch.audience(), policy.budget().currency()));
	}

	private Allotment allotment(Compensation policy, Incident incident) {
		Allotment allotment = new Allotment(policy, Severity.valueOf(incident.severity().name()));
		List<FrozenMember> page = this.audiences.page(incident.name(), 0);
		while (!page.isEmpty()) {
			allotment.consider(page,
					this.grants.having(incident.number(), page.stream().map(FrozenMember::customerId).toList()));
			page = this.audiences.page(incident.name(), page.get(page.size() - 1).number());
		}
		return allotment;
	}

	LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), this.zone);
	}

}
