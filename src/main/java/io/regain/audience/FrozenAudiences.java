package io.regain.audience;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.regain.audience.AffectedRows.Member;
import io.regain.campaign.Segment;
import io.regain.message.Channel;
import io.regain.message.Variable;

import org.springframework.stereotype.Service;

/**
 * Audiences that were read once and are kept under a name, with contact data: those whom
 * an incident affects are told of it even when the company's database is the thing that
 * is down. A run reads one as {@link Wishes#frozen} says.
 */
@Service
public class FrozenAudiences {

	private final CompanyDatabase company;

	private final AudienceProperties properties;

	private final AffectedRows rows;

	private final Clock clock;

	FrozenAudiences(CompanyDatabase company, AudienceProperties properties, AffectedRows rows, Clock clock) {
		this.company = company;
		this.properties = properties;
		this.rows = rows;
		this.clock = clock;
	}

	/**
	 * Adds the customers whom a segment selects now. Each batch is a transaction: after a
	 * failure it can be done again. Of a customer's rows the first counts; who is in the
	 * audience already keeps what was known, who had been dropped joins anew.
	 * @param audience a name of up to 64 small letters, digits and hyphens
	 * @param parameters what the segment's SQL may bind, by name
	 * @throws SegmentException if the segment cannot be read
	 */
	public Added add(String audience, Segment segment, Map<String, Object> parameters) {
		Joining joining = joining(audience);
		Added added = Added.NOBODY;
		try (SegmentCursor cursor = new SegmentCursor(segment, parameters, this.company.dataSource(), this.properties,
				this.clock)) {
			List<SegmentRow> batch = cursor.next(Audiences.BATCH);
			while (!batch.isEmpty()) {
				added = added.and(joining.add(batch.stream().map((row) -> declared(row, segment)).toList()));
				batch = cursor.next(Audiences.BATCH);
			}
		}
		return added;
	}

	/** Only what the segment declares: a SELECT may yield more than it shows. */
	private static SegmentRow declared(SegmentRow row, Segment segment) {
		Map<String, Object> kept = new HashMap<>(row.values());
		kept.keySet().retainAll(segment.variables().stream().map(Variable::name).toList());
		return new SegmentRow(row.customerId(), kept);
	}

	/**
	 * The same for a list; how they are reached is still what the company's views say.
	 */
	public Added add(String audience, List<Listed> customers) {
		return add(joining(audience), customers);
	}

	/**
	 * The same for a file with the column {@code customer_id}; what its other columns say
	 * of a customer, templates may use.
	 * @throws CsvException if the file is not like that; then nobody has been added
	 */
	public Added add(String audience, Path file) {
		Joining joining = joining(audience);
		List<Added> added = new ArrayList<>();
		new CsvFile(file).read(Listed::of, (rows) -> added.add(add(joining, List.copyOf(rows))));
		return added.stream().reduce(Added.NOBODY, Added::and);
	}

	private static Added add(Joining joining, List<Listed> customers) {
		Added added = Added.NOBODY;
		for (int from = 0; from < customers.size(); from += Audiences.BATCH) {
			added = added.and(joining.add(customers.subList(from, Math.min(from + Audiences.BATCH, customers.size()))
				.stream()
				.map((listed) -> new SegmentRow(listed.customerId(), Map.copyOf(listed.facts())))
				.toList()));
		}
		return added;
	}

	/**
	 * Adds customers as they were reached before, without a look at the company's
	 * database; but for those who have to be reached elsewhere. Who is in the audience
	 * stays as they are.
	 * @return how many are in it now, and were not before
	 */
	public long addReached(String audience, Collection<Reached> customers) {
		List<Joining.Affected> known = new ArrayList<>();
		List<SegmentRow> elsewhere = new ArrayList<>();
		customers.forEach((reached) -> {
			if (reached.at().isPresent()) {
				known.add(new Joining.Affected(reached.customerId(), reached.facts()));
			}
			else {
				elsewhere.add(new SegmentRow(reached.customerId(), reached.variables()));
			}
		});
		this.rows.add(audience, known);
		return known.size() + (elsewhere.isEmpty() ? 0 : joining(audience).add(elsewhere).added());
	}

	private Joining joining(String audience) {
		return new Joining(audience, new People(this.company, EnumSet.allOf(Channel.class)), this.rows);
	}

	/**
	 * These belong to the audience no more; who never did doesn't matter.
	 * @return how many have left
	 */
	public long drop(String audience, Collection<String> customerIds) {
		List<String> leaving = List.copyOf(customerIds);
		long left = 0;
		for (int from = 0; from < leaving.size(); from += Audiences.BATCH) {
			left += this.rows.drop(audience, leaving.subList(from, Math.min(from + Audiences.BATCH, leaving.size())));
		}
		return left;
	}

	/**
	 * Up to a thousand of those who are in it now, in the order in which they joined;
	 * empty: there are no more.
	 * @param after the number of the last one before; 0 to begin with
	 */
	public List<FrozenMember> page(String audience, long after) {
		return this.rows.page(audience, after, Audiences.BATCH).stream().map(FrozenMember::of).toList();
	}

	/**
	 * Members of one audience join another, with what was known of them, and more: the
	 * company's database is not asked. In the caller's transaction, if there is one.
	 * @param more what else is known of a member: texts, numbers, dates in ISO form;
	 * empty for who stays behind
	 * @return how many joined: nobody of whom nothing is kept any more does
	 */
	public long copy(String from, String to, Function<FrozenMember, Optional<Map<String, Object>>> more) {
		long copied = 0;
		List<Member> page = this.rows.page(from, 0, Audiences.BATCH);
		while (!page.isEmpty()) {
			List<Joining.Affected> joining = new ArrayList<>();
			page.stream()
				.filter((member) -> !member.gone())
				.forEach((member) -> member.facts()
					.ifPresent((facts) -> more.apply(FrozenMember.of(member))
						.ifPresent(
								(added) -> joining.add(new Joining.Affected(member.customerId(), facts.with(added))))));
			this.rows.add(to, joining);
			copied += joining.size();
			page = this.rows.page(from, page.get(page.size() - 1).number(), Audiences.BATCH);
		}
		return copied;
	}

	/** Forgets all who are in it: it was begun by mistake. */
	public void discard(String audience) {
		this.rows.discard(audience);
	}

	/** How many are in it now. */
	public long size(String audience) {
		return this.rows.size(audience);
	}

	public boolean has(String audience, String customerId) {
		return !members(audience, List.of(customerId)).isEmpty();
	}

	/**
	 * Those of these email addresses, in lower case, that somebody has who is in it now.
	 */
	public Set<String> addresses(String audience, Collection<String> emails) {
		return emails.isEmpty() ? Set.of() : this.rows.addresses(audience, emails);
	}

	/** Those of these customers who are in it now. */
	public Set<String> members(String audience, Collection<String> customerIds) {
		return Set.copyOf(this.rows.numbers(audience, customerIds).keySet());
	}

}
