package io.regain.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.regain.delivery.Deadlocks;
import io.regain.delivery.Threads;
import io.regain.job.KeepRunning;
import io.regain.job.Rehearsal;
import io.regain.job.Rehearsals;
import io.regain.message.RunName;
import io.regain.plan.Prepared;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells those who join an incident late what it last was, with all that was said before:
 * one message, however much that is, and only to whom nothing of it was said yet, or is
 * about to be.
 */
@Service
public class TellNewcomers {

	private final Incidents incidents;

	private final Updates updates;

	private final DraftUpdates drafts;

	private final Rehearsals rehearsals;

	private final Threads threads;

	private final KeepRunning keepRunning;

	private final AuditLog audit;

	private final TransactionOperations transaction;

	private final Clock clock;

	TellNewcomers(Incidents incidents, Updates updates, DraftUpdates drafts, Rehearsals rehearsals, Threads threads,
			KeepRunning keepRunning, AuditLog audit, TransactionOperations transaction, Clock clock) {
		this.incidents = incidents;
		this.updates = updates;
		this.drafts = drafts;
		this.rehearsals = rehearsals;
		this.threads = threads;
		this.keepRunning = keepRunning;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Whether those who join now have missed something that is still going on. */
	public boolean isDue(Incident incident) {
		return incident.isOpen() && !incident.internal() && last(incident).isPresent();
	}

	/**
	 * What they would be told now.
	 * @param joinedAfter only those who joined later; empty: all who have heard nothing
	 * @throws IncidentException if nothing was said yet
	 */
	public Proposal look(long number, Optional<Instant> joinedAfter) {
		Incident incident = this.incidents.get(number);
		Update update = current(incident);
		Prepared prepared = prepared(incident, update, joinedAfter);
		Rehearsal rehearsal = this.rehearsals.rehearse(prepared, name(incident, update), this.drafts.today());
		return new Proposal(incident, update, rehearsal, List.of(), this.drafts.digest(incident, prepared),
				this.drafts.needsApproval(rehearsal.included()));
	}

	/**
	 * Who has seen that wants it said.
	 * @param digest of the proposal that was shown
	 * @param shown what the person read, for the audit log
	 * @return the run that tells it
	 * @throws IncidentException if something has changed since it was shown, or so many
	 * need a second person
	 */
	public RunName say(long number, Optional<Instant> joinedAfter, String digest, String shown, Person who) {
		if (look(number, joinedAfter).needsApproval()) {
			throw IncidentException.refused("so many recipients need a second person: write an update, which another "
					+ "can approve; who has heard nothing gets it with all that was said before");
		}
		RunName run = Deadlocks.again(() -> Objects.requireNonNull(this.transaction.execute((status) -> {
			Incident incident = this.incidents.lock(number);
			Update update = current(incident);
			Prepared prepared = prepared(incident, update, joinedAfter);
			this.drafts.requireShown(digest, incident, prepared);
			RunName name = name(incident, update);
			this.threads.beginBeside(incident.name(), update.number(), name, prepared.campaign(),
					UpdateDefinition.definition(prepared), this.drafts.today(), this.clock.instant());
			this.audit.add(who, "tell-newcomers", name.key(), shown);
			return name;
		})));
		this.keepRunning.drive(run);
		return run;
	}

	private Prepared prepared(Incident incident, Update update, Optional<Instant> joinedAfter) {
		return this.drafts.prepared(incident, update, new SaidSoFar(this.updates.published(incident.number()),
				this.threads.names(incident.name(), update.number() + 1), true, joinedAfter));
	}

	private RunName name(Incident incident, Update update) {
		return new RunName(incident.campaign(),
				"%s/late-%d".formatted(update.runKey(), this.threads.besides(incident.name(), update.number()) + 1));
	}

	private Optional<Update> last(Incident incident) {
		return this.updates.published(incident.number()).stream().reduce((older, newer) -> newer);
	}

	/** As it stands: a time that is past is promised to nobody. */
	private Update current(Incident incident) {
		if (incident.internal()) {
			throw IncidentException.conflict("%s is told to nobody", incident.name());
		}
		return last(incident).map((update) -> update.withoutPastPromise(this.clock.instant()))
			.orElseThrow(() -> IncidentException
				.conflict("nothing was said of %s yet: those who join now get the first update", incident.name()));
	}

}
