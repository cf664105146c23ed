package io.regain.goodwill;

import java.math.BigDecimal;

import io.regain.campaign.Compensation;
import io.regain.campaign.Compensation.Per;
import io.regain.incident.Incident;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was given away of each policy's budget. */
@Repository
class Budgets {

	private final JdbcClient jdbc;

	Budgets(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What was spent of the budget that an incident's goodwill is taken from.
	 * @throws GoodwillException if that was in another currency
	 */
	BigDecimal used(Compensation policy, Incident incident) {
		return this.jdbc
			.sql("SELECT currency, used FROM regain_goodwill_budget WHERE policy = :policy AND scope = :scope")
			.param("policy", policy.id())
			.param("scope", scope(policy, incident))
			.query((row, n) -> {
				if (!row.getString("currency").equals(policy.budget().currency())) {
					throw GoodwillException.invalid(
							"the budget of '%s' was spent in %s, and the policy says %s now; a policy in another currency needs another name",
							policy.id(), row.getString("currency"), policy.budget().currency());
				}
				return row.getBigDecimal("used");
			})
			.optional()
			.orElse(BigDecimal.ZERO);
	}

	/**
	 * Takes so much out of it, in the caller's transaction. The statement itself sees to
	 * it that no more is taken than there is, whoever else takes at this moment.
	 * @return whether there was so much
	 */
	boolean take(Compensation policy, Incident incident, BigDecimal costs) {
		this.jdbc
			.sql("""
					INSERT INTO regain_goodwill_budget (policy, scope, currency, used) VALUES (:policy, :scope, :currency, 0)
					ON DUPLICATE KEY UPDATE policy = VALUES(policy)
					""")
			.param("policy", policy.id())
			.param("scope", scope(policy, incident))
			.param("currency", policy.budget().currency())
			.update();
		return this.jdbc.sql("""
				UPDATE regain_goodwill_budget SET used = used + :costs
				WHERE policy = :policy AND scope = :scope AND currency = :currency AND used + :costs <= :most
				""")
			.param("costs", costs)
			.param("policy", policy.id())
			.param("scope", scope(policy, incident))
			.param("currency", policy.budget().currency())
			.param("most", policy.budget().amount())
			.update() == 1;
	}

	private static String scope(Compensation policy, Incident incident) {
		return (policy.budget().per() == Per.INCIDENT) ? incident.name() : "";
	}

}
