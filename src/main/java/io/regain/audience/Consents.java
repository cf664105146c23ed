package io.regain.audience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.audience.CompanyDatabase.View;
import io.regain.message.Channel;
import io.regain.message.Utc;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What customers said about marketing to us: by a link, by the preference page, by a text
 * message, or in a file that was imported. Appended, never changed; what the company's
 * own view {@code regain_consent} says stands beside it, and of both the newest counts.
 */
@Repository
public class Consents implements Erasing {

	private static final RowMapper<Said> SAID = (row, number) -> new Said(row.getString("customer_id"),
			row.getString("channel"), row.getString("topic"), row.getBoolean("allowed"),
			row.getObject("at", LocalDateTime.class),
			Optional.ofNullable(row.getObject("until_at", LocalDateTime.class)));

	private static final Duration MARGIN = Duration.ofMinutes(15);

	/** Customers of whom is asked together: a list of them that was imported is long. */
	private static final int AT_ONCE = 1_000;

	private static final String COLUMNS = "customer_id, channel, topic, allowed, until_at, at";

	private final NamedParameterJdbcTemplate jdbc;

	private final CompanyDatabase company;

	private final Clock clock;

	Consents(NamedParameterJdbcTemplate jdbc, CompanyDatabase company, Clock clock) {
		this.jdbc = jdbc;
		this.company = company;
		this.clock = clock;
	}

	/** Appends words of customers; those that are known already change nothing. */
	public void append(Collection<ConsentWord> words) {
		LocalDateTime now = Utc.of(this.clock.instant());
		this.jdbc.batchUpdate("""
				INSERT INTO regain_said (customer_id, channel, topic, allowed, until_at, source, at, recorded_at)
				VALUES (:customer, :channel, :topic, :allowed, :until, :source, :at, :now)
				ON DUPLICATE KEY UPDATE source = VALUES(source)
				""",
				words.stream()
					.map((word) -> new MapSqlParameterSource("customer", word.customerId())
						.addValue("channel", word.channel().map(Channel::id).orElse(""))
						.addValue("topic", word.topic().orElse(""))
						.addValue("allowed", word.allowed())
						.addValue("until", word.until().map(Utc::of).orElse(null))
						.addValue("source", word.source())
						.addValue("at", Utc.of(word.at()))
						.addValue("now", now))
					.toArray(MapSqlParameterSource[]::new));
	}

	/** What one customer said, to the company and to us. */
	public Standing standing(String customerId) {
		List<Map<String, Object>> view = this.company.has(View.CONSENT)
				? this.company.rows(View.CONSENT, List.of(customerId)) : List.of();
		return new Standing(customerId, new ConsentRows(view, said(List.of(customerId))), this.clock.instant());
	}

	/** What one customer said to us, the newest first: for who wants to know why. */
	public List<ConsentWord> words(String customerId) {
		return this.jdbc.query("SELECT " + COLUMNS + """
				, source FROM regain_said WHERE customer_id = :customer ORDER BY at DESC, id DESC
				""", Map.of("customer", customerId), (row, number) -> new ConsentWord(row.getString("customer_id"),
				Optional.of(row.getString("channel")).filter((id) -> !id.isEmpty()).map(Channel::of),
				Optional.of(row.getString("topic")).filter((topic) -> !topic.isEmpty()), row.getBoolean("allowed"),
				Optional.ofNullable(row.getObject("until_at", LocalDateTime.class)).map(Utc::instant),
				row.getString("source"), Utc.instant(row.getObject("at", LocalDateTime.class))));
	}

	/**
	 * The customers who said something to us since a moment, with what they now say to
	 * us: for who has planned with what they said before.
	 */
	public List<Standing> changedSince(Instant moment) {
		// Told by other machines' clocks, and by transactions that ended later
		List<String> customers = this.jdbc.queryForList(
				"SELECT DISTINCT customer_id FROM regain_said WHERE recorded_at >= :moment",
				Map.of("moment", Utc.of(moment.minus(MARGIN))), String.class);
		List<Standing> standing = new ArrayList<>();
		for (int from = 0; from < customers.size(); from += AT_ONCE) {
			standing.addAll(own(customers.subList(from, Math.min(from + AT_ONCE, customers.size()))));
		}
		return standing;
	}

	/** What one customer says to us now. */
	public List<Standing> own(Collection<String> customers) {
		ConsentRows rows = new ConsentRows(said(customers));
		Instant now = this.clock.instant();
		return rows.customers().stream().map((id) -> new Standing(id, rows, now)).toList();
	}

	@Override
	public int erase(String customerId, String pseudonym) {
		// No figure is counted from it, and its source may name a person
		return this.jdbc.update("DELETE FROM regain_said WHERE customer_id = :customer",
				Map.of("customer", customerId));
	}

	List<Said> said(Collection<String> customerIds) {
		return customerIds.isEmpty() ? List.of()
				: this.jdbc.query("SELECT " + COLUMNS + " FROM regain_said WHERE customer_id IN (:ids)",
						Map.of("ids", customerIds), SAID);
	}

}
