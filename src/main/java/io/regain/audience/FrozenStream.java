package io.regain.audience;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.regain.audience.AffectedRows.Member;
import io.regain.audience.WhoHeard.Heard;
import io.regain.campaign.Campaign.Frozen;
import io.regain.campaign.SaidBefore;

/**
 * Those who are in a frozen audience, page by page, in the order in which they joined;
 * and those who have left it, but had been told something that is now put right.
 */
class FrozenStream implements CandidateStream {

	private final Frozen frozen;

	private final AffectedRows rows;

	private final Enrichment enrichment;

	private final WhoHeard whoHeard;

	private long after;

	FrozenStream(Frozen frozen, AffectedRows rows, Enrichment enrichment, WhoHeard whoHeard) {
		this.frozen = frozen;
		this.rows = rows;
		this.enrichment = enrichment;
		this.whoHeard = whoHeard;
	}

	@Override
	public CandidateBatch read() {
		Map<String, SegmentRow> batch = new LinkedHashMap<>();
		Map<String, Person> people = new HashMap<>();
		List<Member> page = page();
		while (!page.isEmpty()) {
			batch.putAll(chosen(page));
			page.forEach(
					(member) -> member.facts().ifPresent((facts) -> people.put(member.customerId(), facts.person())));
			this.after = page.get(page.size() - 1).number();
			// A batch without rows would be the end
			page = batch.isEmpty() ? page() : List.of();
		}
		people.keySet().retainAll(batch.keySet());
		return new CandidateBatch(List.copyOf(batch.values()), (left) -> this.enrichment.enrich(left, people));
	}

	private List<Member> page() {
		return this.rows.pageOfAll(this.frozen.name(), this.frozen.joinedAfter(), this.after, Audiences.BATCH);
	}

	private Map<String, SegmentRow> chosen(List<Member> page) {
		Map<String, Heard> heard = this.frozen.saidBefore()
			.map((said) -> this.whoHeard.of(said.runs(), page.stream().map(Member::customerId).toList()))
			.orElse(Map.of());
		Map<String, SegmentRow> chosen = new LinkedHashMap<>();
		for (Member member : page) {
			Heard theirs = heard.getOrDefault(member.customerId(), Heard.NOTHING);
			boolean wrong = this.frozen.saidBefore().filter((said) -> said.isToldWrong(theirs.got())).isPresent();
			if ((!member.gone() || wrong) && !isLate(theirs)) {
				chosen.put(member.customerId(), row(member, theirs, wrong));
			}
		}
		return chosen;
	}

	/** Whether a run for newcomers comes too late for somebody. */
	private boolean isLate(Heard heard) {
		return this.frozen.saidBefore().filter(SaidBefore::newcomersOnly).isPresent()
				&& (heard.awaits() || !heard.got().isEmpty());
	}

	private SegmentRow row(Member member, Heard heard, boolean wrong) {
		Map<String, Object> values = new HashMap<>(member.facts().map((facts) -> facts.variables()).orElse(Map.of()));
		if (wrong) {
			values.put(SaidBefore.TOLD_WRONG, SaidBefore.YES);
		}
		if (this.frozen.saidBefore().isPresent() && heard.got().isEmpty()) {
			values.put(SaidBefore.TOLD_NOTHING, SaidBefore.YES);
		}
		return new SegmentRow(member.customerId(), values);
	}

	@Override
	public void close() {
		// Each page is a query of its own
	}

}
