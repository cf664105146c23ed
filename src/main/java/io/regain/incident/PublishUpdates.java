package io.regain.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

import io.regain.delivery.Deadlocks;
import io.regain.delivery.Threads;
import io.regain.job.KeepRunning;
import io.regain.message.RunName;
import io.regain.plan.Prepared;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Says updates: from the commit on nothing older of the incident leaves, the promise
 * before is kept or broken, and the run that tells those affected has begun.
 */
@Service
public class PublishUpdates {

	private final Incidents incidents;

	private final Updates updates;

	private final Promises promises;

	private final DraftUpdates drafts;

	private final Freezing freezing;

	private final Threads threads;

	private final KeepRunning keepRunning;

	private final AuditLog audit;

	private final TransactionOperations transaction;

	private final Clock clock;

	PublishUpdates(Incidents incidents, Updates updates, Promises promises, DraftUpdates drafts, Freezing freezing,
			Threads threads, KeepRunning keepRunning, AuditLog audit, TransactionOperations transaction, Clock clock) {
		this.incidents = incidents;
		this.updates = updates;
		this.promises = promises;
		this.drafts = drafts;
		this.freezing = freezing;
		this.threads = threads;
		this.keepRunning = keepRunning;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Who has seen the proposal wants it said. It waits for a second person, if so many
	 * get it, or for its time. Confirmed twice, it is said once.
	 * @param digest of the proposal that was shown
	 * @param shown what the person read, for the audit log
	 * @throws IncidentException if something has changed since it was shown
	 */
	public Published confirm(long incident, int number, String digest, String shown, Person who) {
		this.threads.announce();
		return change(incident, number, (locked, update) -> {
			if (update.isPublished()) {
				return published(locked, update);
			}
			require(update, Update.Status.DRAFT);
			Prepared prepared = this.drafts.prepared(locked, update);
			this.drafts.requireShown(digest, locked, prepared);
			if (this.drafts.needsApproval(locked)) {
				return wait(locked, update, Update.Status.TO_APPROVE, who, shown);
			}
			return orLater(locked, update, prepared, shown, who);
		});
	}

	/**
	 * A second person has looked at it.
	 * @throws IncidentException if it is the one who wrote it, or it changed since
	 */
	public Published approve(long incident, int number, String digest, String shown, Person who) {
		this.threads.announce();
		return change(incident, number, (locked, update) -> {
			if (update.isPublished()) {
				return published(locked, update);
			}
			require(update, Update.Status.TO_APPROVE);
			if (update.draftedBy().equals(who.name())) {
				throw IncidentException.refused("%s wrote it; another person has to approve it", who.name());
			}
			Prepared prepared = this.drafts.prepared(locked, update);
			this.drafts.requireShown(digest, locked, prepared);
			this.updates.approved(update, who.name());
			this.audit.add(who, "approve-update", update.runKey(), shown);
			return orLater(locked, update, prepared, shown, who);
		});
	}

	/** It will not be said. */
	public Update discard(long incident, int number, Person who) {
		return change(incident, number, (locked, update) -> {
			if (update.isPublished()) {
				throw IncidentException.conflict("%s was said; a correction takes it back", update.runKey());
			}
			return wait(locked, update, Update.Status.DISCARDED, who, "");
		}).update();
	}

	/**
	 * The time of a confirmed update has come.
	 * @throws IncidentException if it cannot be said any more
	 */
	Published sayInTime(Update due) {
		this.threads.announce();
		return change(due.incident(), due.number(), (locked, update) -> {
			if (update.status() != Update.Status.SCHEDULED) {
				return published(locked, update);
			}
			return lacksApproval(locked, update) ? wait(locked, update, Update.Status.TO_APPROVE, Person.regain(), "")
					: say(locked, update, this.drafts.prepared(locked, update), "", Person.regain());
		});
	}

	/**
	 * A promise was missed: says what was written for that case before, if anything was,
	 * unless the next word came in this moment.
	 * @return whether it was said
	 */
	boolean sayHoldingText(Promise promise) {
		Optional<Update> holding = this.updates.holding(promise.incident())
			.filter((text) -> !text.draftedAt().isAfter(promise.dueAt()));
		return holding.isPresent() && change(promise.incident(), holding.get().number(), (locked, text) -> {
			boolean open = this.promises.open(promise.incident())
				.filter((one) -> one.number() == promise.number())
				.isPresent();
			if (!open || text.status() != Update.Status.HOLDING || lacksApproval(locked, text)) {
				return new Published(locked, text, Optional.empty());
			}
			Update now = text.saidNow(this.updates.nextNumber(promise.incident()), locked.phase(),
					this.clock.instant());
			this.updates.add(now);
			return say(locked, now, this.drafts.prepared(locked, now), "", Person.regain());
		}).update().isPublished();
	}

	/** More may be affected by now than when it was confirmed. */
	private boolean lacksApproval(Incident incident, Update update) {
		return update.approvedBy().isEmpty() && this.drafts.needsApproval(incident);
	}

	private Published change(long incident, int number, BiFunction<Incident, Update, Published> change) {
		Published done = Deadlocks.again(() -> Objects.requireNonNull(this.transaction.execute((status) -> {
			Incident locked = this.incidents.lock(incident);
			return change.apply(locked, this.updates.get(incident, number));
		})));
		done.run().ifPresent((run) -> {
			this.keepRunning.drive(run);
			this.threads.sweep(done.incident().name());
		});
		return done;
	}

	private static void require(Update update, Update.Status status) {
		if (update.status() != status) {
			throw IncidentException.conflict("%s is %s", update.runKey(), update.status());
		}
	}

	private Published orLater(Incident incident, Update update, Prepared prepared, String shown, Person who) {
		if (update.holding()) {
			return wait(incident, update, Update.Status.HOLDING, who, shown);
		}
		if (update.publishAt().filter((at) -> at.isAfter(this.clock.instant())).isPresent()) {
			return wait(incident, update, Update.Status.SCHEDULED, who, shown);
		}
		return say(incident, update, prepared, shown, who);
	}

	private Published wait(Incident incident, Update update, Update.Status status, Person who, String shown) {
		this.updates.changed(update, status);
		this.audit.add(who, status.name().toLowerCase(Locale.ROOT).replace('_', '-'), update.runKey(), shown);
		return new Published(incident, this.updates.get(incident.number(), update.number()), Optional.empty());
	}

	private Published say(Incident incident, Update update, Prepared prepared, String shown, Person who) {
		if (this.updates.published(incident.number()).stream().anyMatch((said) -> said.number() > update.number())) {
			throw IncidentException.conflict("something newer than %s was said since; write it anew", update.runKey());
		}
		Instant now = this.clock.instant();
		if (!incident.phase().next().contains(update.phase())) {
			throw IncidentException.conflict("%s is %s by now; %s cannot say that it is %s", incident.name(),
					incident.phase().id(), update.runKey(), update.phase().id());
		}
		update.nextAt().filter((next) -> !next.isAfter(now)).ifPresent((next) -> {
			throw IncidentException.conflict("%s promises the next word for %s, which is past; write it anew",
					update.runKey(), next);
		});
		Optional<RunName> run = incident.internal() ? Optional.empty() : Optional.of(begin(incident, update, prepared));
		this.updates.published(update, now, who.name());
		this.promises.end(incident.number(), now);
		update.nextAt().ifPresent((next) -> this.promises.make(incident, update.number(), next, now));
		Optional<Instant> resolvedAt = update.phase().isOpen() ? Optional.empty()
				: Optional.of(incident.resolvedAt().orElse(now));
		this.incidents.moved(incident, update.phase(), resolvedAt);
		Incident moved = this.incidents.get(incident.number());
		if (moved.phase().hurts() != incident.phase().hurts()) {
			this.freezing.follow(moved);
		}
		this.audit.add(who, "publish-update", update.runKey(), shown);
		return new Published(moved, this.updates.get(incident.number(), update.number()), run);
	}

	private RunName begin(Incident incident, Update update, Prepared prepared) {
		RunName name = this.drafts.name(incident, update);
		this.threads.begin(incident.name(), update.number(), name, prepared.campaign(),
				UpdateDefinition.definition(prepared), this.drafts.today(), this.clock.instant());
		return name;
	}

	private Published published(Incident incident, Update update) {
		return new Published(incident, update,
				incident.internal() ? Optional.empty() : Optional.of(this.drafts.name(incident, update)));
	}

}
