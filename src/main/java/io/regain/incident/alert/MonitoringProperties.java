package io.regain.incident.alert;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of alerts: {@code regain.monitoring.*}.
 *
 * @param rules the first that matches an alert has it; what none matches is passed over
 * @param forgetAfter an alert that was not repeated for so long is nobody's word any more
 */
@ConfigurationProperties("regain.monitoring")
public record MonitoringProperties(@DefaultValue List<AlertRule> rules, @DefaultValue("24h") Duration forgetAfter) {

	public MonitoringProperties {
		rules = List.copyOf(rules);
		if (forgetAfter.isNegative() || forgetAfter.isZero()) {
			throw new IllegalArgumentException(
					"regain.monitoring.forget-after is %s; it must be more than 0".formatted(forgetAfter));
		}
		long ids = rules.stream().map(AlertRule::id).distinct().count();
		if (ids < rules.size()) {
			throw new IllegalArgumentException("two of regain.monitoring.rules have the same id; each needs its own");
		}
	}

	Optional<AlertRule> rule(String id) {
		return this.rules.stream().filter((rule) -> rule.id().equals(id)).findFirst();
	}

	Optional<AlertRule> matching(Map<String, String> labels) {
		return this.rules.stream().filter((rule) -> rule.matches(labels)).findFirst();
	}

}
