package io.regain.goodwill;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import io.regain.campaign.Compensation;
import io.regain.incident.Incident;
import io.regain.incident.Incidents;
import io.regain.message.RunName;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Says what goodwill has brought so far. */
@Service
public class CountGoodwill {

	private final JdbcClient jdbc;

	private final Incidents incidents;

	private final Budgets budgets;

	private final Policies policies;

	private final Plans plans;

	private final Offers offers;

	CountGoodwill(JdbcClient jdbc, Incidents incidents, Budgets budgets, Policies policies, Plans plans,
			Offers offers) {
		this.jdbc = jdbc;
		this.incidents = incidents;
		this.budgets = budgets;
		this.policies = policies;
		this.plans = plans;
		this.offers = offers;
	}

	/** The policy that is meant for an incident. */
	public Optional<String> planned(long incident) {
		return this.plans.of(incident);
	}

	/** By policy; empty if nothing was granted. */
	public List<GoodwillFigures> of(long number) {
		Incident incident = this.incidents.get(number);
		Policies.Files files = this.policies.files();
		return this.jdbc.sql("""
				SELECT policy, currency, COUNT(*) AS granted, SUM(costs) AS costs, COUNT(redeemed_at) AS redeemed,
				  SUM(IF(redeemed_at IS NULL, 0, costs)) AS redeemed_costs,
				  SUM(redeemed_at IS NULL AND last_day < :today) AS ended
				FROM regain_goodwill WHERE incident_id = :incident GROUP BY policy, currency ORDER BY policy
				""").param("incident", number).param("today", this.offers.today()).query((row, n) -> {
			String currency = row.getString("currency");
			return figures(row,
					files.find(row.getString("policy")).filter((policy) -> policy.budget().currency().equals(currency)),
					incident);
		}).list();
	}

	/** What tells of it, and reminds, in their order. */
	public List<RunName> runs(long incident) {
		return this.jdbc
			.sql("""
					SELECT r.campaign, r.run_key FROM regain_thread t JOIN regain_run r ON r.id = t.run_id
					WHERE t.thread = :goodwill OR t.thread LIKE :moreGoodwill OR t.thread = :reminder OR t.thread LIKE :moreReminders
					ORDER BY r.id
					""")
			.param("goodwill", new Batch(incident, Batch.Kind.GOODWILL, 1).audience())
			.param("moreGoodwill", new Batch(incident, Batch.Kind.GOODWILL, 1).audience() + "-%")
			.param("reminder", new Batch(incident, Batch.Kind.REMINDER, 1).audience())
			.param("moreReminders", new Batch(incident, Batch.Kind.REMINDER, 1).audience() + "-%")
			.query((row, n) -> new RunName(row.getString("campaign"), row.getString("run_key")))
			.list();
	}

	private GoodwillFigures figures(ResultSet row, Optional<Compensation> policy, Incident incident)
			throws SQLException {
		BigDecimal budget = policy.map((found) -> found.budget().amount()).orElse(BigDecimal.ZERO);
		return new GoodwillFigures(row.getString("policy"), row.getString("currency"), row.getLong("granted"),
				row.getBigDecimal("costs"), row.getLong("redeemed"), row.getBigDecimal("redeemed_costs"),
				row.getLong("ended"), budget,
				policy.map((found) -> budget.subtract(this.budgets.used(found, incident))).orElse(BigDecimal.ZERO));
	}

}
