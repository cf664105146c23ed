package io.regain.incident.alert;

import java.time.Instant;
import java.util.Optional;

import io.regain.incident.Affected;
import io.regain.incident.AuditLog;
import io.regain.incident.DraftUpdates;
import io.regain.incident.Incident;
import io.regain.incident.IncidentException;
import io.regain.incident.Incidents;
import io.regain.incident.OpenIncident;
import io.regain.incident.Opened;
import io.regain.incident.Person;
import io.regain.incident.Proposal;
import io.regain.incident.PublishUpdates;
import io.regain.incident.TellTeam;
import io.regain.incident.Update;
import io.regain.incident.Updates;
import io.regain.incident.Wanted;

import org.springframework.stereotype.Component;

/**
 * What an alarm does at the incident desk, in the name of the token that reported it, and
 * what its team hears of that.
 */
@Component
class AlarmIncidents {

	private final Alarms alarms;

	private final Incidents incidents;

	private final Updates updates;

	private final OpenIncident openIncident;

	private final DraftUpdates drafts;

	private final PublishUpdates publish;

	private final TellTeam tellTeam;

	private final AuditLog audit;

	AlarmIncidents(Alarms alarms, Incidents incidents, Updates updates, OpenIncident openIncident, DraftUpdates drafts,
			PublishUpdates publish, TellTeam tellTeam, AuditLog audit) {
		this.alarms = alarms;
		this.incidents = incidents;
		this.updates = updates;
		this.openIncident = openIncident;
		this.drafts = drafts;
		this.publish = publish;
		this.tellTeam = tellTeam;
		this.audit = audit;
	}

	/** An incident that is open for this component already is enough. */
	void open(AlertRule rule, Alarm alarm) {
		Optional<Incident> known = this.incidents.open()
			.stream()
			.filter((one) -> one.component().equals(rule.component()) && one.phase().hurts())
			.findFirst();
		if (known.isPresent()) {
			join(rule, alarm, known.get());
			return;
		}
		Opened opened = openWithWhomWeCan(rule, machine(alarm));
		Incident incident = opened.incident();
		this.alarms.belongs(rule.id(), incident.number(), true);
		String unread = (opened.affected() == 0)
				? " Nobody is affected yet: 'incident affected %d' adds them.".formatted(incident.number()) : "";
		this.tellTeam.of(incident, "%s: opened by the alarm %s, %d customers are affected. %s%s".formatted(
				incident.inWords(), rule.id(), opened.affected(),
				say(alarm, incident, rule.first(), rule.publish() && !alarm.isFlapping(rule)).inWords(), unread));
	}

	private void join(AlertRule rule, Alarm alarm, Incident incident) {
		// One that this alarm opened before its process died is its own
		boolean own = incident.openedBy().equals(alarm.who()) && incident.titles().byLanguage().equals(rule.title());
		this.alarms.belongs(rule.id(), incident.number(), own);
		this.audit.add(machine(alarm), "join-incident", incident.name(), "alarm " + rule.id());
		this.tellTeam.of(incident, "%s: the alarm %s fires too.".formatted(incident.inWords(), rule.id()));
	}

	/** The company's database may be the very thing that is broken. */
	private Opened openWithWhomWeCan(AlertRule rule, Person machine) {
		try {
			return this.openIncident.open(rule.opening(rule.asConfigured()), machine);
		}
		catch (IncidentException ex) {
			if (rule.affected().isBlank()) {
				throw ex;
			}
			return this.openIncident.open(rule.opening(new Affected.Nobody()), machine);
		}
	}

	/** It is over, as far as a machine can know. */
	void propose(AlertRule rule, Alarm alarm) {
		Incident incident = incident(alarm);
		Said said = say(alarm, incident, rule.last(), rule.publish());
		this.alarms.proposed(rule.id(), Optional.of(said.update().map(Update::number).orElse(0)));
		this.tellTeam.of(incident,
				"%s: the alarm %s is quiet. %s".formatted(incident.inWords(), rule.id(), said.inWords()));
	}

	/** It fires again before anybody confirmed that it was over. */
	void withdraw(Alarm alarm) {
		Incident incident = incident(alarm);
		alarm.proposed()
			.filter((number) -> number > 0)
			.map((number) -> this.updates.get(incident.number(), number))
			.filter((update) -> !update.isPublished() && update.status() != Update.Status.DISCARDED)
			.ifPresent((update) -> this.publish.discard(incident.number(), update.number(), machine(alarm)));
		this.alarms.proposed(alarm.rule(), Optional.empty());
		this.tellTeam.of(incident, "%s: the alarm %s fires again; what was prepared for its end is discarded."
			.formatted(incident.inWords(), alarm.rule()));
	}

	/** From now on a person has to look. */
	void leave(Alarm alarm, String why, Instant now) {
		Incident incident = incident(alarm);
		this.alarms.left(alarm.rule(), now);
		this.audit.add(machine(alarm), "leave-incident", incident.name(), why);
		this.tellTeam.of(incident, "%s: the alarm %s is left to you (%s). The incident stays open until you end it."
			.formatted(incident.inWords(), alarm.rule(), why));
	}

	private Said say(Alarm alarm, Incident incident, Optional<Wanted> wanted, boolean publishes) {
		if (wanted.isEmpty()) {
			return new Said(incident, Optional.empty());
		}
		Person machine = machine(alarm);
		Proposal proposal = this.drafts.draft(incident.number(), wanted.get(), machine);
		Update update = publishes ? this.publish
			.confirm(incident.number(), proposal.update().number(), proposal.digest(),
					"published by the rule %s".formatted(alarm.rule()), machine)
			.update() : proposal.update();
		return new Said(incident, Optional.of(update));
	}

	private Incident incident(Alarm alarm) {
		return this.incidents.get(alarm.incident().orElseThrow());
	}

	private static Person machine(Alarm alarm) {
		return new Person(alarm.who(), "monitor");
	}

	/**
	 * What was written of an incident.
	 *
	 * @param update empty, if the rule has no text
	 */
	private record Said(Incident incident, Optional<Update> update) {

		String inWords() {
			if (this.update.isEmpty()) {
				return "Customers were told nothing: 'incident update %d' does.".formatted(this.incident.number());
			}
			if (this.update.get().isPublished()) {
				return "Customers were told the rule's text.";
			}
			return "Customers were told nothing: 'incident confirm %d %d' says what is prepared."
				.formatted(this.incident.number(), this.update.get().number());
		}

	}

}
