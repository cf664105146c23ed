package io.regain.console.api;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

import io.regain.incident.Promises;
import io.regain.incident.TrustFigure;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static io.regain.console.api.Role.MARKETER;
import static io.regain.console.api.Role.OPERATOR;
import static io.regain.console.api.Role.SUPPORT_LEAD;
import static io.regain.console.api.Role.VIEWER;

/** Whether teams keep their word: the promises of the last year, by team and month. */
@RestController
class PromiseController {

	private static final Duration YEAR = Duration.ofDays(366);

	private final Promises promises;

	private final Bodies bodies;

	private final ZoneId zone;

	private final Clock clock;

	PromiseController(Promises promises, Bodies bodies, ZoneId zone, Clock clock) {
		this.promises = promises;
		this.bodies = bodies;
		this.zone = zone;
		this.clock = clock;
	}

	/**
	 * Whether teams keep their word. Promises of the next update within the last year, by
	 * team and month, the newest month first.
	 */
	@GetMapping(path = "/api/v1/promises", produces = MediaType.APPLICATION_JSON_VALUE)
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	@Operation(id = "listPromises", answer = TrustFigure[].class)
	String figures() {
		return this.bodies.text(TrustFigure.of(this.promises.since(this.clock.instant().minus(YEAR)), this.zone));
	}

}
