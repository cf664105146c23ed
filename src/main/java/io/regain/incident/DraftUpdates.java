package io.regain.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.regain.audience.FrozenAudiences;
import io.regain.campaign.Source;
import io.regain.delivery.Threads;
import io.regain.job.EscalationNeeds;
import io.regain.job.Preparations;
import io.regain.job.Rehearsal;
import io.regain.job.Rehearsals;
import io.regain.message.Problem;
import io.regain.message.RunName;
import io.regain.message.Sha256;
import io.regain.plan.Prepared;
import io.regain.plan.Validation;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Writes updates down, and shows what would be sent; nothing is. */
@Service
public class DraftUpdates {

	private final Incidents incidents;

	private final Updates updates;

	private final FrozenAudiences audiences;

	private final Threads threads;

	private final Preparations preparations;

	private final Rehearsals rehearsals;

	private final StepwiseUpdates stepwise;

	private final EscalationNeeds needs;

	private final AuditLog audit;

	private final IncidentProperties properties;

	private final StatusProperties status;

	private final TransactionOperations transaction;

	private final ZoneId zone;

	private final Clock clock;

	DraftUpdates(Incidents incidents, Updates updates, FrozenAudiences audiences, Threads threads,
			Preparations preparations, Rehearsals rehearsals, StepwiseUpdates stepwise, EscalationNeeds needs,
			AuditLog audit, IncidentProperties properties, StatusProperties status, TransactionOperations transaction,
			ZoneId zone, Clock clock) {
		this.incidents = incidents;
		this.updates = updates;
		this.audiences = audiences;
		this.threads = threads;
		this.preparations = preparations;
		this.rehearsals = rehearsals;
		this.stepwise = stepwise;
		this.needs = needs;
		this.audit = audit;
		this.properties = properties;
		this.status = status;
		this.transaction = transaction;
		this.zone = zone;
		this.clock = clock;
	}

	/**
	 * Writes an update down, and looks at it as the one who has to confirm it.
	 * @throws IncidentException if it can never be said, or not as the incident stands
	 */
	public Proposal draft(long number, Wanted wanted, Person who) {
		Instant now = this.clock.instant();
		Incident found = this.incidents.get(number);
		Phase phase = wanted.phase().orElse(found.phase());
		UpdateCheck.require(wanted, phase, now);
		checkPhase(found, phase, wanted);
		Update stored = this.transaction.execute((status) -> {
			Incident incident = this.incidents.lock(number);
			Update update = new Update(number, this.updates.nextNumber(number), phase, wanted.texts(),
					FirstSentence.of(wanted.texts(), wanted.shorts()), wanted.nextAt(), wanted.corrects(),
					Update.Status.DRAFT, wanted.publishAt(), wanted.holding(), now, who.name(), Optional.empty(),
					Optional.empty(), Optional.empty());
			this.updates.add(update);
			wanted.stepwise().ifPresent((stepwise) -> addStepwise(incident, update, stepwise));
			this.audit.add(who, "draft-update", update.runKey(), "");
			return update;
		});
		return look(Objects.requireNonNull(stored));
	}

	/** What a campaign does not allow is not kept. */
	private void addStepwise(Incident incident, Update update, Stepwise wanted) {
		this.stepwise.put(update, wanted);
		List<Problem> problems = this.needs.of(prepared(incident, update));
		if (!problems.isEmpty()) {
			throw IncidentException.invalid("the update cannot be told until it is %s: %s", wanted.until(), problems);
		}
	}

	/** What would be sent if this update were confirmed now. */
	public Proposal look(long number, int update) {
		return look(this.updates.get(number, update));
	}

	private Proposal look(Update update) {
		Incident incident = this.incidents.get(update.incident());
		Prepared prepared = prepared(incident, update);
		Rehearsal rehearsal = incident.internal() ? Rehearsal.ofNobody(name(incident, update))
				: this.rehearsals.rehearse(prepared, name(incident, update), today());
		List<String> warnings = new ArrayList<>(
				UpdateCheck.warnings(incident, update, this.audiences.size(incident.name()), languages(prepared)));
		warnings.addAll(othersConcerned(update));
		return new Proposal(incident, update, rehearsal, warnings, digest(incident, prepared), needsApproval(incident));
	}

	/**
	 * What others have said or planned to say, of which nothing comes if this is said.
	 */
	private List<String> othersConcerned(Update update) {
		List<Integer> beingSaid = this.threads.beingSaid(Incident.name(update.incident()), update.number());
		DateTimeFormatter time = DateTimeFormatter.ofPattern("d MMM HH:mm zzz", Locale.ENGLISH).withZone(this.zone);
		List<String> concerned = new ArrayList<>();
		for (Update other : this.updates.of(update.incident())) {
			if (beingSaid.contains(other.number())) {
				concerned
					.add("Update %d, by %s, is being told at this moment: who has not got it yet gets this instead."
						.formatted(other.number(), other.publishedBy().orElse(other.draftedBy())));
			}
			else if (other.number() < update.number() && other.status() == Update.Status.SCHEDULED) {
				concerned.add("Update %d, by %s, which was to be published %s, never will be: this is newer."
					.formatted(other.number(), other.draftedBy(), other.publishAt().map(time::format).orElse("later")));
			}
		}
		return concerned;
	}

	/** In which it can be told. */
	static Set<String> languages(Prepared prepared) {
		Set<String> languages = new TreeSet<>();
		prepared.campaign()
			.send()
			.channels()
			.forEach((channel) -> languages.addAll(prepared.template().locales(channel)));
		return languages;
	}

	boolean needsApproval(Incident incident) {
		return !incident.internal() && needsApproval(this.audiences.size(incident.name()));
	}

	boolean needsApproval(long recipients) {
		return this.properties.approveAbove() > 0 && recipients > this.properties.approveAbove();
	}

	/**
	 * What an update of such an incident would be. Throws if none could ever be told: it
	 * would stay open, and hold marketing, for ever.
	 */
	Prepared requireTellable(Incident incident, Source segment) {
		Texts any = new Texts(Map.of("en", "…"));
		return prepared(incident,
				new Update(incident.number(), 1, incident.phase(), any, any, Optional.of(incident.openedAt()),
						Optional.of(1), Update.Status.DRAFT, Optional.empty(), false, incident.openedAt(),
						incident.openedBy(), Optional.empty(), Optional.empty(), Optional.empty()),
				segment, SaidSoFar.NOTHING);
	}

	/** What is sent, ready to be planned. */
	Prepared prepared(Incident incident, Update update) {
		return prepared(incident, update, new SaidSoFar(this.updates.published(incident.number()),
				this.threads.names(incident.name(), update.number()), false, Optional.empty()));
	}

	Prepared prepared(Incident incident, Update update, SaidSoFar said) {
		return prepared(incident, update, segment(incident), said);
	}

	private Prepared prepared(Incident incident, Update update, Source segment, SaidSoFar said) {
		Validation files = this.preparations.filesAlone();
		Prepared base = files.prepare(incident.campaign())
			.orElseThrow(() -> IncidentException.invalid("the campaign %s, by which updates leave, has errors: %s",
					incident.campaign(),
					files.problems(incident.campaign()).stream().filter(Problem::isError).toList()));
		return new UpdateDefinition(base, segment).of(incident, this.status.names(incident.component()), update, said,
				this.stepwise.of(update));
	}

	private Source segment(Incident incident) {
		return AffectedSegment.stored(this.incidents.segment(incident.number()));
	}

	RunName name(Incident incident, Update update) {
		return new RunName(incident.campaign(), update.runKey());
	}

	LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), this.zone);
	}

	/**
	 * Of all that a reader would see: words, templates, facts they may use; and of how
	 * the incident stands, and how many are affected.
	 */
	String digest(Incident incident, Prepared prepared) {
		return Sha256.hex(String.join("\n", prepared.sources().stream().map(Source::text).toList())
				+ prepared.template().files() + incident.phase() + this.audiences.size(incident.name()));
	}

	/**
	 * @param digest of the proposal that was shown
	 * @throws IncidentException if something else would be sent now
	 */
	void requireShown(String digest, Incident incident, Prepared prepared) {
		if (!MessageDigest.isEqual(digest.getBytes(StandardCharsets.US_ASCII),
				digest(incident, prepared).getBytes(StandardCharsets.US_ASCII))) {
			throw IncidentException
				.conflict("what would be sent is not what was shown any more; look at it again, then confirm that");
		}
	}

	private void checkPhase(Incident incident, Phase phase, Wanted wanted) {
		if (!incident.phase().next().contains(phase)) {
			throw IncidentException.conflict("%s is %s; an update may now say %s", incident.name(),
					incident.phase().id(), String.join(", ", Phase.ids(incident.phase().next())));
		}
		wanted.corrects().ifPresent((wrong) -> {
			if (!this.updates.get(incident.number(), wrong).isPublished()) {
				throw IncidentException.conflict("update %d was never said: there is nothing to correct", wrong);
			}
		});
	}

}
