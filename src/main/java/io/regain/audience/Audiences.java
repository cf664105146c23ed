package io.regain.audience;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.regain.audience.CompanyDatabase.View;
import io.regain.campaign.Segment;
import io.regain.message.Channel;
import io.regain.message.Problem;
import io.regain.message.Secret;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.PermissionDeniedDataAccessException;

/** Opens segments. The company's database is only ever read. */
public class Audiences {

	/**
	 * Rows that are enriched together: at most eight queries for each so many customers.
	 */
	static final int BATCH = 1_000;

	private final CompanyDatabase company;

	private final AudienceProperties properties;

	private final Suppressions suppressions;

	private final Consents consents;

	private final Untracked untracked;

	private final Exclusions.Staging staging;

	private final AffectedRows frozen;

	private final Freezes freezes;

	private final ObjectProvider<WhoHeard> whoHeard;

	private final ObjectProvider<Secret> secret;

	private final Clock clock;

	Audiences(CompanyDatabase company, AudienceProperties properties, Suppressions suppressions, Consents consents,
			Untracked untracked, Exclusions.Staging staging, AffectedRows frozen, Freezes freezes,
			ObjectProvider<WhoHeard> whoHeard, ObjectProvider<Secret> secret, Clock clock) {
		this.company = company;
		this.properties = properties;
		this.suppressions = suppressions;
		this.consents = consents;
		this.untracked = untracked;
		this.staging = staging;
		this.frozen = frozen;
		this.freezes = freezes;
		this.whoHeard = whoHeard;
		this.secret = secret;
		this.clock = clock;
	}

	/**
	 * Opens the audience of a run that is being planned. The excluded segments are read
	 * first.
	 * @param fence a number of the planner's own, higher than that of any before
	 * @throws SegmentException if a segment cannot be read
	 */
	public CandidateStream open(Wishes wishes, long runId, long fence) {
		return open(wishes, this.staging.of(runId, fence));
	}

	/** Opens an audience to look at it; nothing is written anywhere. */
	public CandidateStream peek(Wishes wishes) {
		return open(wishes, new Exclusions.InMemory());
	}

	/** Forgets what {@link #open} staged for this planner, and those before. */
	public void close(long runId, long fence) {
		this.staging.clear(runId, fence);
	}

	/**
	 * What the company has not set up (or not granted); empty if nothing is missing that
	 * these wishes need. With an error among it the audience cannot be opened.
	 */
	public List<Problem> missing(Wishes wishes) {
		List<Problem> missing = new ArrayList<>();
		if (wishes.frozen().isEmpty()) {
			missing.addAll(missingPeople(wishes));
		}
		if (wishes.withConsent()) {
			missingConsent().ifPresent(missing::add);
		}
		return missing;
	}

	private List<Problem> missingPeople(Wishes wishes) {
		List<Problem> missing = new ArrayList<>();
		if (!this.company.has(View.CUSTOMER)) {
			missing.add(Problem.warning("", "the database has no view regain_customer, so nobody is known; "
					+ "the README shows how to write it"));
		}
		if (wishes.channels().contains(Channel.PUSH) && !this.company.has(View.DEVICE)) {
			missing.add(Problem.warning("", "the database has no view regain_device, so nobody is reached by push"));
		}
		return missing;
	}

	private Optional<Problem> missingConsent() {
		try {
			if (this.company.has(View.CONSENT)) {
				return Optional.empty();
			}
		}
		catch (PermissionDeniedDataAccessException ex) {
			return Optional.of(Problem.error("",
					"this account may not read regain_consent, or there is no such view: grant SELECT on it; "
							+ "a company that records no consents writes a view without rows"));
		}
		return Optional.of(Problem.warning("", switch (this.properties.consent()) {
			case OPT_IN -> "the database has no view regain_consent, so NOBODY may be written to for marketing; "
					+ "write the view, or set regain.audience.consent=opt-out if the law lets you";
			case OPT_OUT -> "the database has no view regain_consent: marketing goes to everybody who did not "
					+ "unsubscribe here (regain.audience.consent=opt-out)";
		}));
	}

	private CandidateStream open(Wishes wishes, Exclusions exclusions) {
		for (Segment segment : wishes.exclude()) {
			stage(segment, wishes.parameters(), exclusions);
		}
		Enrichment enrichment = new Enrichment(wishes, this.company, exclusions, this.suppressions, this.consents,
				this.untracked, this.freezes, new AddressParser(this.properties.defaultRegion()),
				this.secret.getObject(), this.clock);
		return wishes.frozen()
			.<CandidateStream>map((frozen) -> new FrozenStream(frozen, this.frozen, enrichment,
					(runs, customers) -> this.whoHeard.getObject().of(runs, customers)))
			.orElseGet(() -> selected(wishes, enrichment));
	}

	private CandidateStream selected(Wishes wishes, Enrichment enrichment) {
		People people = new People(this.company, wishes.channels());
		SegmentCursor cursor = cursor(wishes.segment(), wishes.parameters());
		return new CandidateStream() {

			@Override
			public CandidateBatch read() {
				return new CandidateBatch(cursor.next(BATCH),
						(rows) -> enrichment.enrich(rows, people.among(ids(rows))));
			}

			@Override
			public void close() {
				cursor.close();
			}

		};
	}

	private static Set<String> ids(List<SegmentRow> rows) {
		return rows.stream().map(SegmentRow::customerId).collect(Collectors.toSet());
	}

	private void stage(Segment segment, Map<String, Object> parameters, Exclusions exclusions) {
		try (SegmentCursor cursor = cursor(segment, parameters)) {
			List<SegmentRow> batch = cursor.next(BATCH);
			while (!batch.isEmpty()) {
				exclusions.add(segment.id(), batch.stream().map(SegmentRow::customerId).toList());
				batch = cursor.next(BATCH);
			}
		}
	}

	private SegmentCursor cursor(Segment segment, Map<String, Object> parameters) {
		return new SegmentCursor(segment, parameters, this.company.dataSource(), this.properties, this.clock);
	}

}
