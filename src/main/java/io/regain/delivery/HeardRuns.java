package io.regain.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.regain.audience.WhoHeard;
import io.regain.message.RunName;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Asks the ledger who got what. */
@Repository
class HeardRuns implements WhoHeard {

	/**
	 * What was handed over, or may have been: also what bounced later, which some mailbox
	 * may have shown all the same; what is in the air; and what was in doubt, whatever
	 * became of its next attempt.
	 */
	static final String GOT = """
			\s(m.state IN ('SENDING', 'ACCEPTED', 'IN_DOUBT', 'DELIVERED', 'BOUNCED') OR m.doubts > 0)\s""";

	/** What is still to leave, if nobody gives it up. */
	static final String AWAITED = """
			\s(m.state = 'PLANNED' AND r.status NOT IN ('CANCELLED', 'SUPERSEDED'))\s""";

	private static final String SQL = """
			SELECT m.customer_id, r.campaign, r.run_key, MAX(%s) AS got, MAX(%s) AS awaited
			FROM regain_run r JOIN regain_message m ON m.run_id = r.id
			WHERE (r.campaign, r.run_key) IN (:runs) AND m.customer_id IN (:customers)
			GROUP BY m.customer_id, r.campaign, r.run_key
			""".formatted(GOT, AWAITED);

	private final NamedParameterJdbcTemplate jdbc;

	HeardRuns(NamedParameterJdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Map<String, Heard> of(Collection<RunName> runs, Collection<String> customerIds) {
		if (runs.isEmpty() || customerIds.isEmpty()) {
			return Map.of();
		}
		Map<String, Set<RunName>> got = new HashMap<>();
		Set<String> awaiting = new HashSet<>();
		List<Object[]> names = new ArrayList<>();
		runs.forEach((run) -> names.add(new Object[] { run.campaign(), run.key() }));
		this.jdbc.query(SQL, Map.of("runs", names, "customers", customerIds), (row) -> {
			String customer = row.getString("customer_id");
			Set<RunName> theirs = got.computeIfAbsent(customer, (any) -> new HashSet<>());
			if (row.getBoolean("got")) {
				theirs.add(new RunName(row.getString("campaign"), row.getString("run_key")));
			}
			if (row.getBoolean("awaited")) {
				awaiting.add(customer);
			}
		});
		Map<String, Heard> heard = new HashMap<>();
		got.forEach((customer, theirs) -> heard.put(customer, new Heard(theirs, awaiting.contains(customer))));
		return heard;
	}

}
