package io.regain.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.regain.campaign.Catalogue;
import io.regain.campaign.Source;
import io.regain.job.Drill;
import io.regain.job.Preparations;
import io.regain.message.Problem;
import io.regain.plan.Prepared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Looks, while nothing is broken, whether an update could be told: a template with an
 * error, or a relay that is not configured, is not to be found in the middle of an
 * incident. And the first update is not the first thing that this process does: what it
 * needs is loaded by then.
 */
@Service
public class StandReady {

	private static final Logger logger = LoggerFactory.getLogger(StandReady.class);

	private final DraftUpdates drafts;

	private final AffectedSegment affectedSegment;

	private final Preparations preparations;

	private final Drill drill;

	private final IncidentProperties properties;

	private final Clock clock;

	private Optional<String> said = Optional.empty();

	private boolean drilled;

	StandReady(DraftUpdates drafts, AffectedSegment affectedSegment, Preparations preparations, Drill drill,
			IncidentProperties properties, Clock clock) {
		this.drafts = drafts;
		this.affectedSegment = affectedSegment;
		this.preparations = preparations;
		this.drill = drill;
		this.properties = properties;
		this.clock = clock;
	}

	/** To be called again and again; the same trouble is said once. */
	public synchronized void look() {
		Optional<String> trouble = trouble();
		trouble.filter((what) -> !this.said.equals(trouble))
			.ifPresent((what) -> logger.warn("No incident could be told about: {}", what));
		this.said = trouble;
	}

	/**
	 * Why no update could be told as things are; empty, too, where none is meant to be.
	 */
	Optional<String> trouble() {
		Catalogue catalogue = this.preparations.filesAlone().catalogue();
		if (!catalogue.ids().contains(this.properties.campaign())) {
			return Optional.empty();
		}
		try {
			Source nobody = this.affectedSegment.source(new Affected.Nobody(), catalogue);
			Prepared update = this.drafts.requireTellable(anything(), nobody);
			Optional<String> trouble = this.preparations.ways(update)
				.stream()
				.filter(Problem::isError)
				.findFirst()
				.map(Problem::toString);
			if (trouble.isEmpty()) {
				drill(update);
			}
			return trouble;
		}
		catch (IncidentException ex) {
			return Optional.of(String.valueOf(ex.getMessage()));
		}
	}

	/** Once: what has been loaded stays. */
	private void drill(Prepared update) {
		if (!this.drilled) {
			this.drill.perform(update);
			this.drilled = true;
		}
	}

	private Incident anything() {
		Instant now = this.clock.instant();
		return new Incident(0, new Texts(Map.of("en", "…")), "anything", Severity.MAJOR, Phase.INVESTIGATING, false,
				this.properties.team(), this.properties.campaign(), now, Optional.empty(), now, "", Optional.empty());
	}

}
