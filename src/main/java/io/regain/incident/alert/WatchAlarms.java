package io.regain.incident.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.regain.incident.Incident;
import io.regain.incident.Incidents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Opens incidents for alarms that last, and proposes that they are over when it is quiet.
 */
@Service
public class WatchAlarms {

	private static final Logger logger = LoggerFactory.getLogger(WatchAlarms.class);

	private static final Duration TIDY = Duration.ofMinutes(1);

	private final Alarms alarms;

	private final AlarmIncidents desk;

	private final Incidents incidents;

	private final MonitoringProperties properties;

	private final Clock clock;

	private Instant tidied = Instant.EPOCH;

	WatchAlarms(Alarms alarms, AlarmIncidents desk, Incidents incidents, MonitoringProperties properties, Clock clock) {
		this.alarms = alarms;
		this.desk = desk;
		this.incidents = incidents;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Looks once; to be called again and again, by as many processes as there are. What
	 * fails is tried again at the next look, and does not keep the other alarms waiting.
	 */
	public synchronized void look() {
		Instant now = this.clock.instant();
		tidy(now);
		Optional<RuntimeException> failed = Optional.empty();
		for (Alarm alarm : this.alarms.awake(now)) {
			Optional<AlertRule> rule = this.properties.rule(alarm.rule());
			try {
				if (rule.isPresent() && step(rule.get(), alarm, now) != Alarm.Step.NOTHING) {
					act(rule.get(), now);
				}
			}
			catch (RuntimeException ex) {
				logger.warn("The alarm {} could not be looked after: {}", alarm.rule(), ex.getClass().getName());
				failed = Optional.of(ex);
			}
		}
		failed.ifPresent((ex) -> {
			throw ex;
		});
	}

	private Alarm.Step step(AlertRule rule, Alarm alarm, Instant now) {
		Optional<Incident> incident = alarm.incident().flatMap(this.incidents::find);
		return alarm.next(rule, incident, this.alarms.othersFire(alarm), now);
	}

	/** Another process may have done it since it was looked at. */
	private void act(AlertRule rule, Instant now) {
		if (!this.alarms.claim(rule.id(), now)) {
			return;
		}
		try {
			Alarm alarm = this.alarms.get(rule.id(), now);
			switch (step(rule, alarm, now)) {
				case OPEN -> this.desk.open(rule, alarm);
				case WITHDRAW -> this.desk.withdraw(alarm);
				case LEAVE -> this.desk.leave(alarm, "flapping: %d turns in an hour".formatted(alarm.turns()), now);
				case PROPOSE -> this.desk.propose(rule, alarm);
				case END -> this.alarms.end(rule.id());
				case NOTHING -> {
				}
			}
		}
		finally {
			this.alarms.release(rule.id());
		}
	}

	private void tidy(Instant now) {
		if (Duration.between(this.tidied, now).abs().compareTo(TIDY) < 0) {
			return;
		}
		this.tidied = now;
		for (String rule : this.alarms.silent(now.minus(this.properties.forgetAfter()))) {
			this.alarms.turn(rule, this.alarms.anyFires(rule), now);
			Alarm alarm = this.alarms.get(rule, now);
			if (!alarm.isFiring() && alarm.leftAt().isEmpty() && alarm.incident().isPresent()) {
				this.desk.leave(alarm, "the monitoring system has said nothing for %s h"
					.formatted(this.properties.forgetAfter().toHours()), now);
			}
		}
		this.alarms.forgetOld(now);
	}

}
