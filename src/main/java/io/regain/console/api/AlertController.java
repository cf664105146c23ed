package io.regain.console.api;

import java.util.List;

import io.regain.incident.Person;
import io.regain.incident.alert.Alert;
import io.regain.incident.alert.ReceiveAlerts;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

import static io.regain.console.api.Role.MONITOR;

/**
 * Where monitoring systems report. They cannot send a key of ours; an alert's fingerprint
 * and start make its repetition harmless.
 */
@RestController
class AlertController {

	private final ReceiveAlerts receive;

	private final Bodies bodies;

	AlertController(ReceiveAlerts receive, Bodies bodies) {
		this.receive = receive;
		this.bodies = bodies;
	}

	/**
	 * What a monitoring system reports. The webhook of Alertmanager and of Grafana, or
	 * one alert by itself. It needs no Idempotency-Key: an alert that is repeated changes
	 * nothing. Which alerts open and end incidents is set by regain.monitoring.rules.
	 */
	@PostMapping(path = "/api/v1/monitoring/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
	@Allowed(MONITOR)
	@Operation(id = "reportAlerts", body = AlertBody.class, answer = Heard.class)
	String alerts(@RequestAttribute(Authorize.PERSON) Person who, HttpServletRequest request) {
		List<Alert> alerts = AlertBody.of(this.bodies.read(request)).alerts();
		return this.bodies.text(new Heard(alerts.size(), this.receive.receive(alerts, who)));
	}

	/**
	 * What became of them.
	 *
	 * @param received how many alerts there were
	 * @param matched how many of them belong to a rule; the others were passed over
	 */
	record Heard(int received, int matched) {
	}

}
