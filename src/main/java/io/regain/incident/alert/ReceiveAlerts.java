package io.regain.incident.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.regain.delivery.Deadlocks;
import io.regain.incident.Person;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes down what a monitoring system says. What comes of it {@link WatchAlarms} does.
 */
@Service
public class ReceiveAlerts {

	private final Alarms alarms;

	private final MonitoringProperties properties;

	private final TransactionOperations transaction;

	private final Clock clock;

	ReceiveAlerts(Alarms alarms, MonitoringProperties properties, TransactionOperations transaction, Clock clock) {
		this.alarms = alarms;
		this.properties = properties;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Repeated, or in another order, it comes to the same: of two words of the same thing
	 * the one with the later start counts, and a start that was resolved stays resolved.
	 * @return how many of them a rule matched
	 */
	public int receive(List<Alert> alerts, Person who) {
		int matched = 0;
		for (Alert alert : alerts) {
			if (this.properties.matching(alert.labels()).map((rule) -> take(rule, alert, who)).isPresent()) {
				matched++;
			}
		}
		return matched;
	}

	private boolean take(AlertRule rule, Alert alert, Person who) {
		return Deadlocks.again(() -> Boolean.TRUE.equals(this.transaction.execute((status) -> {
			Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
			this.alarms.lock(rule.id(), who.name());
			boolean news = this.alarms.heard(rule.id(), alert, now);
			if (news) {
				this.alarms.turn(rule.id(), this.alarms.anyFires(rule.id()), now);
			}
			return news;
		})));
	}

}
