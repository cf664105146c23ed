package io.regain.incident;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.audience.FrozenAudiences;
import io.regain.audience.Listed;
import io.regain.audience.SegmentException;
import io.regain.campaign.Catalogue;
import io.regain.campaign.Segment;
import io.regain.campaign.Source;
import io.regain.delivery.Threads;
import io.regain.job.Preparations;
import io.regain.message.Suggestions;
import io.regain.plan.Prepared;

import org.springframework.stereotype.Service;

/**
 * Opens incidents: writes down who is affected, with their contact data, so that they can
 * be told even when the company's database is the thing that is down.
 */
@Service
public class OpenIncident {

	private static final int MOST_TITLE = 200;

	private final Incidents incidents;

	private final Promises promises;

	private final FrozenAudiences audiences;

	private final Freezing freezing;

	private final Threads threads;

	private final DraftUpdates drafts;

	private final AffectedSegment affectedSegment;

	private final Preparations preparations;

	private final List<Leaving> leaving;

	private final AuditLog audit;

	private final IncidentProperties properties;

	private final StatusProperties status;

	private final ZoneId zone;

	private final Clock clock;

	OpenIncident(Incidents incidents, Promises promises, FrozenAudiences audiences, Freezing freezing, Threads threads,
			DraftUpdates drafts, AffectedSegment affectedSegment, Preparations preparations, List<Leaving> leaving,
			AuditLog audit, IncidentProperties properties, StatusProperties status, ZoneId zone, Clock clock) {
		this.incidents = incidents;
		this.promises = promises;
		this.audiences = audiences;
		this.freezing = freezing;
		this.threads = threads;
		this.drafts = drafts;
		this.affectedSegment = affectedSegment;
		this.preparations = preparations;
		this.leaving = List.copyOf(leaving);
		this.audit = audit;
		this.properties = properties;
		this.status = status;
		this.zone = zone;
		this.clock = clock;
	}

	/**
	 * Nothing is said yet. If those affected cannot be read, there is no incident.
	 * @throws IncidentException if something of it can never be
	 */
	public Opened open(Opening opening, Person who) {
		Instant now = this.clock.instant();
		check(opening, now);
		Catalogue catalogue = this.preparations.filesAlone().catalogue();
		String campaign = campaign(opening, catalogue);
		Source segment = this.affectedSegment.source(opening.affected(), catalogue);
		Phase phase = opening.maintenance() ? Phase.ANNOUNCED : Phase.INVESTIGATING;
		Incident asked = new Incident(0, opening.titles(), opening.component(), opening.severity(), phase,
				opening.internal(), opening.team().orElse(this.properties.team()), campaign,
				opening.beganAt().orElse(now), opening.until(), now, who.name(), Optional.empty());
		Prepared tellable = this.drafts.requireTellable(asked, segment);
		List<String> warnings = OpeningCheck.warnings(asked, this.incidents.open(),
				this.status.given(asked.component()), DraftUpdates.languages(tellable));
		Incident incident = this.incidents.get(this.incidents.add(asked, segment.text()));
		// Before they are read, which may take long
		this.freezing.follow(incident);
		Joined joined = join(incident, opening.affected(), segment);
		opening.nextAt().ifPresent((next) -> this.promises.make(incident, 0, next, now));
		this.audit.add(who, "open-incident", incident.name(),
				"%s; affected: %d customers".formatted(incident.title(), joined.added()));
		return new Opened(incident, joined.added(), joined.unknown(), warnings);
	}

	private Joined join(Incident incident, Affected affected, Source segment) {
		try {
			return read(incident, affected, segment);
		}
		catch (RuntimeException ex) {
			this.freezing.undo(incident);
			this.audiences.discard(incident.name());
			this.incidents.remove(incident.number());
			throw (ex instanceof SegmentException) ? IncidentException.invalid(
					"nothing was opened: who is affected cannot be read: %s", String.valueOf(ex.getMessage())) : ex;
		}
	}

	/**
	 * More customers turn out to be affected. Who is in the audience stays as they are.
	 * @throws IncidentException if they cannot be read: who had joined before that stays
	 */
	public Extended extend(long number, Affected affected, Person who) {
		Incident incident = this.incidents.get(number);
		// What joins in this very millisecond has joined after it
		Instant before = this.clock.instant().minusMillis(1);
		Source segment = this.affectedSegment.source(affected, this.preparations.filesAlone().catalogue());
		Joined joined;
		try {
			joined = read(incident, affected, segment);
		}
		catch (SegmentException ex) {
			throw IncidentException.invalid("who is affected cannot be read: %s", String.valueOf(ex.getMessage()));
		}
		this.audit.add(who, "extend-incident", incident.name(), "%d customers joined".formatted(joined.added()));
		return new Extended(incident, joined.added(), joined.unknown(), before);
	}

	/**
	 * These customers are not affected after all: what they were not told yet they never
	 * will be.
	 * @return how many have left
	 */
	public long shrink(long number, Collection<String> customerIds, Person who) {
		Incident incident = this.incidents.get(number);
		long left = this.audiences.drop(incident.name(), customerIds);
		this.threads.leave(incident.name(), customerIds);
		this.leaving.forEach((room) -> room.left(number, customerIds));
		this.audit.add(who, "shrink-incident", incident.name(), "%d customers left".formatted(left));
		return left;
	}

	private Joined read(Incident incident, Affected affected, Source source) {
		if (affected instanceof Affected.ByList list) {
			var added = this.audiences.add(incident.name(), list.rows().stream().map(OpenIncident::listed).toList());
			return new Joined(added.added(), added.unknown());
		}
		if (affected instanceof Affected.Nobody) {
			return new Joined(0, 0);
		}
		Segment segment = Catalogue.of(List.of(source)).segments().get(0);
		var added = this.audiences.add(incident.name(), segment,
				Map.of("run_date", LocalDate.ofInstant(this.clock.instant(), this.zone)));
		return new Joined(added.added(), added.unknown());
	}

	private static Listed listed(Map<String, String> row) {
		String id = row.getOrDefault("customer_id", "");
		if (id.isBlank()) {
			throw IncidentException.invalid("a row of the list has no customer_id; each needs one");
		}
		Map<String, String> facts = new HashMap<>(row);
		facts.remove("customer_id");
		return new Listed(id, facts);
	}

	private void check(Opening opening, Instant now) {
		if (opening.titles().isEmpty()) {
			throw IncidentException.invalid("an incident needs a title");
		}
		opening.titles().byLanguage().forEach((language, title) -> {
			if (title.length() > MOST_TITLE || title.chars().anyMatch(Character::isISOControl)) {
				throw IncidentException.invalid("the title in '%s' has %d characters; allowed: one line of 1 to %d",
						language, title.length(), MOST_TITLE);
			}
		});
		if (!opening.component().matches("[a-z0-9][a-z0-9-]{0,63}")) {
			throw IncidentException.invalid("'%s' is no component; allowed: up to 64 small letters, digits and hyphens",
					opening.component());
		}
		if (!this.properties.components().isEmpty() && !this.properties.components().contains(opening.component())) {
			throw IncidentException.invalid("there is no component '%s'%s; regain.incident.components has %s",
					opening.component(), Suggestions.didYouMean(opening.component(), this.properties.components()),
					String.join(", ", this.properties.components()));
		}
		opening.nextAt().filter((next) -> !next.isAfter(now)).ifPresent((next) -> {
			throw IncidentException.invalid("the next update is promised for %s, which is past", next);
		});
		if (opening.maintenance() && opening.until().isEmpty()) {
			throw IncidentException.invalid("planned maintenance needs the time when it should be over");
		}
	}

	private String campaign(Opening opening, Catalogue catalogue) {
		String id = opening.campaign().orElse(this.properties.campaign());
		if (!catalogue.ids().contains(id)) {
			throw IncidentException.invalid("there is no campaign '%s'%s; updates leave by it", id,
					Suggestions.didYouMean(id, catalogue.ids()));
		}
		return id;
	}

	private record Joined(long added, long unknown) {
	}

}
