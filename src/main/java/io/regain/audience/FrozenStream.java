package io.regain.audience;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.regain.audience.AffectedRows.Member;
import io.regain.campaign.Campaign.Frozen;

/**
 * Those who are in a frozen audience, page by page, in the order in which they joined.
 */
class FrozenStream implements CandidateStream {

	private final Frozen frozen;

	private final AffectedRows rows;

	private final Enrichment enrichment;

	private long after;

	FrozenStream(Frozen frozen, AffectedRows rows, Enrichment enrichment) {
		this.frozen = frozen;
		this.rows = rows;
		this.enrichment = enrichment;
	}

	@Override
	public CandidateBatch read() {
		List<Member> page = this.rows.page(this.frozen.name(), this.frozen.joinedAfter(), this.after, Audiences.BATCH);
		List<SegmentRow> batch = new ArrayList<>();
		Map<String, Person> people = new HashMap<>();
		for (Member member : page) {
			batch.add(new SegmentRow(member.customerId(),
					member.facts().map((facts) -> facts.variables()).orElse(Map.of())));
			member.facts().ifPresent((facts) -> people.put(member.customerId(), facts.person()));
			this.after = member.number();
		}
		return new CandidateBatch(batch, (left) -> this.enrichment.enrich(left, people));
	}

	@Override
	public void close() {
		// Each page is a query of its own
	}

}
