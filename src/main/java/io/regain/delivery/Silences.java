package io.regain.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.audience.Consents;
import io.regain.audience.Standing;
import io.regain.message.Channel;
import io.regain.message.MessageClass;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Takes back what is planned, and has not left, for customers who do not want it any
 * more: on all channels, in all runs. What is being sent at this moment arrives.
 */
@Repository
public class Silences {

	private static final String OPEN = """
			SELECT DISTINCT u.id FROM regain_recipient r
			JOIN regain_run u ON u.id = r.run_id AND u.message_class IN (:classes)
			JOIN regain_message m ON m.run_id = r.run_id AND m.customer_id = r.customer_id AND m.state = 'PLANNED'
			WHERE r.customer_id = :customer
			""";

	private static final String TAKE_BACK = """
			UPDATE regain_message SET held = NULL, code = :why, state = 'SUPPRESSED'
			WHERE run_id = :run AND customer_id IN (:customers) AND channel IN (:channels) AND state = 'PLANNED'
			""";

	/** Customers whose messages are taken back together. */
	private static final int AT_ONCE = 1_000;

	private final NamedParameterJdbcTemplate jdbc;

	private final Runs runs;

	private final RunBook book;

	private final Consents consents;

	Silences(NamedParameterJdbcTemplate jdbc, Runs runs, RunBook book, Consents consents) {
		this.jdbc = jdbc;
		this.runs = runs;
		this.book = book;
		this.consents = consents;
	}

	/**
	 * Ends all of these classes to one customer.
	 * @param why in at most 32 characters, as in {@code complained}
	 */
	public void silence(String customerId, Collection<MessageClass> classes, String why) {
		for (long run : open(customerId, classes)) {
			takeBack(run, List.of(customerId), Arrays.asList(Channel.values()), why);
		}
	}

	/** Ends what of marketing one customer told us that they do not want. */
	public void heed(String customerId) {
		List<Standing> standing = this.consents.own(List.of(customerId));
		open(customerId, List.of(MessageClass.MARKETING))
			.forEach((run) -> heed(this.runs.findById(run).orElseThrow(), standing));
	}

	/**
	 * The same for all who told us since a run began: while it was planned, or before
	 * refused messages of it are planned again. Not for who is in a transaction.
	 */
	public void heed(Run run) {
		Deadlocks.again(() -> {
			heedOnce(run);
			return run;
		});
	}

	/** The same for who is in a transaction, and tries that again as a whole. */
	public void heedOnce(Run run) {
		if (run.messageClass() == MessageClass.MARKETING) {
			heed(run, this.consents.changedSince(run.createdAt()));
		}
	}

	private void heed(Run run, List<Standing> customers) {
		if (customers.isEmpty()) {
			return;
		}
		Optional<String> topic = this.book.topic(run.number());
		Map<Refusal, List<String>> refusals = new HashMap<>();
		for (Standing standing : customers) {
			refusals.computeIfAbsent(Refusal.of(standing, topic), (refusal) -> new ArrayList<>())
				.add(standing.customerId());
		}
		refusals.forEach((refusal, ids) -> {
			for (int from = 0; from < ids.size(); from += AT_ONCE) {
				takeBack(run.number(), ids.subList(from, Math.min(from + AT_ONCE, ids.size())), refusal.channels(),
						refusal.why());
			}
		});
	}

	private List<Long> open(String customerId, Collection<MessageClass> classes) {
		return this.jdbc.queryForList(OPEN, new MapSqlParameterSource("customer", customerId).addValue("classes",
				classes.stream().map(MessageClass::name).toList()), Long.class);
	}

	private void takeBack(long run, List<String> customers, Collection<Channel> channels, String why) {
		if (!channels.isEmpty()) {
			this.jdbc.update(TAKE_BACK,
					new MapSqlParameterSource("run", run).addValue("customers", customers)
						.addValue("channels", channels.stream().map(Channel::id).toList())
						.addValue("why", why));
		}
	}

	/** What one of them does not want of a run. */
	private record Refusal(List<Channel> channels, String why) {

		static Refusal of(Standing standing, Optional<String> topic) {
			return new Refusal(
					Arrays.stream(Channel.values()).filter((channel) -> standing.refuses(channel, topic)).toList(),
					standing.restsUntil().isPresent() ? "resting" : "consent-withdrawn");
		}

	}

}
