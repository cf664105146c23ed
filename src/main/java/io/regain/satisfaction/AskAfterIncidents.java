package io.regain.satisfaction;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.regain.audience.FrozenAudiences;
import io.regain.delivery.Deadlocks;
import io.regain.delivery.Definition;
import io.regain.delivery.Threads;
import io.regain.incident.Incident;
import io.regain.incident.Incidents;
import io.regain.job.KeepRunning;
import io.regain.job.OneByOne;
import io.regain.job.Preparations;
import io.regain.message.RunName;
import io.regain.plan.Prepared;
import io.regain.tracking.QuestionLinks;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Asks those who were told of an incident, once, some hours after it was resolved, how it
 * was handled. Who is hit by another one at that moment is left out: it is no time to
 * ask.
 */
@Service
public class AskAfterIncidents {

	/** Nobody remembers what is asked so much later, as after a long standstill. */
	private static final Duration WORTH = Duration.ofDays(2);

	private final SatisfactionProperties properties;

	private final Surveys surveys;

	private final Incidents incidents;

	private final FrozenAudiences audiences;

	private final QuestionLinks links;

	private final Preparations preparations;

	private final Threads threads;

	private final KeepRunning keepRunning;

	private final TransactionOperations transaction;

	private final ZoneId zone;

	private final Clock clock;

	AskAfterIncidents(SatisfactionProperties properties, Surveys surveys, Incidents incidents,
			FrozenAudiences audiences, QuestionLinks links, Preparations preparations, Threads threads,
			KeepRunning keepRunning, TransactionOperations transaction, ZoneId zone, Clock clock) {
		this.properties = properties;
		this.surveys = surveys;
		this.incidents = incidents;
		this.audiences = audiences;
		this.links = links;
		this.preparations = preparations;
		this.threads = threads;
		this.keepRunning = keepRunning;
		this.transaction = transaction;
		this.zone = zone;
		this.clock = clock;
	}

	/**
	 * Looks once; to be called again and again, by as many processes as there are.
	 */
	public void look() {
		this.properties.after().ifPresent((after) -> {
			Instant to = this.clock.instant().minus(after);
			List<Incident> due = this.surveys.due(to.minus(WORTH), to)
				.stream()
				.map(this.incidents::get)
				.filter((incident) -> !incident.phase().isMaintenance())
				.toList();
			if (!due.isEmpty() && this.links.canBeMade()) {
				// Whoever has no such campaign doesn't want to ask
				this.preparations.filesAlone()
					.prepare(this.properties.campaign())
					.ifPresent((base) -> OneByOne.each(due, (incident) -> ask(incident, base)));
			}
		});
	}

	private void ask(Incident incident, Prepared base) {
		Optional<RunName> begun = Deadlocks
			.again(() -> Objects.requireNonNull(this.transaction.execute((status) -> begin(incident, base))));
		begun.ifPresent(this.keepRunning::drive);
	}

	private Optional<RunName> begin(Incident incident, Prepared base) {
		if (!this.surveys.take(incident.number(), base.campaign().id())) {
			return Optional.empty();
		}
		Set<String> people = people(incident);
		if (people.isEmpty()) {
			return Optional.empty();
		}
		String audience = Surveys.audience(incident.number());
		Map<String, Long> numbers = this.surveys.ask(incident.number(), people);
		Prepared campaign = SurveyDefinition.of(base, this.incidents.segment(incident.number()), incident, audience);
		this.audiences.copy(incident.name(), audience,
				(member) -> Optional.ofNullable(numbers.get(member.customerId()))
					.flatMap(this.links::of)
					.map(URI::toString)
					.map((link) -> Map.of(SurveyDefinition.LINK, link)));
		RunName run = Surveys.run(incident.number(), campaign.campaign().id());
		this.threads.begin(audience, 1, run, campaign.campaign(),
				new Definition(campaign.sources(), campaign.template()),
				LocalDate.ofInstant(this.clock.instant(), this.zone), this.clock.instant());
		return Optional.of(run);
	}

	private Set<String> people(Incident incident) {
		Set<String> people = new TreeSet<>(this.surveys.told(incident.name()));
		people.retainAll(members(incident, people));
		this.incidents.open()
			.stream()
			.filter((other) -> other.phase().hurts())
			.forEach((other) -> people.removeAll(members(other, people)));
		return people;
	}

	private Set<String> members(Incident incident, Set<String> people) {
		return people.isEmpty() ? Set.of() : this.audiences.members(incident.name(), people);
	}

}
