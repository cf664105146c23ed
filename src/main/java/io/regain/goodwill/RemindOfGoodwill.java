package io.regain.goodwill;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.regain.audience.FrozenAudiences;
import io.regain.campaign.Compensation;
import io.regain.delivery.Deadlocks;
import io.regain.delivery.Definition;
import io.regain.delivery.Threads;
import io.regain.incident.Incident;
import io.regain.incident.Incidents;
import io.regain.job.KeepRunning;
import io.regain.job.OneByOne;
import io.regain.message.RunName;
import io.regain.plan.Prepared;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reminds those who have not used what they were given, once, before its last day; who
 * uses it meanwhile is not reminded any more.
 */
@Service
public class RemindOfGoodwill {

	private final Waves waves;

	private final Grants grants;

	private final Policies policies;

	private final Offers offers;

	private final Incidents incidents;

	private final FrozenAudiences audiences;

	private final Threads threads;

	private final KeepRunning keepRunning;

	private final TransactionOperations transaction;

	private final Clock clock;

	RemindOfGoodwill(Waves waves, Grants grants, Policies policies, Offers offers, Incidents incidents,
			FrozenAudiences audiences, Threads threads, KeepRunning keepRunning, TransactionOperations transaction,
			Clock clock) {
		this.waves = waves;
		this.grants = grants;
		this.policies = policies;
		this.offers = offers;
		this.incidents = incidents;
		this.audiences = audiences;
		this.threads = threads;
		this.keepRunning = keepRunning;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Looks once; to be called again and again, by as many processes as there are.
	 * @throws GoodwillException if a policy's reminder cannot be sent; the others' were
	 */
	public void look() {
		Set<String> open = this.waves.policies(this.offers.today());
		if (!open.isEmpty()) {
			Policies.Files files = this.policies.files();
			OneByOne.each(open, (id) -> files.find(id).ifPresent((policy) -> look(policy, files)));
		}
	}

	private void look(Compensation policy, Policies.Files files) {
		policy.reminder()
			.ifPresent((reminder) -> this.waves
				.due(policy.id(), this.offers.today(), this.offers.today().plusDays(reminder.days()))
				.forEach((due) -> remind(due, policy, files.campaign(reminder.campaign()))));
	}

	private void remind(Waves.Due due, Compensation policy, Prepared base) {
		Optional<RunName> begun = Deadlocks
			.again(() -> Objects.requireNonNull(this.transaction.execute((status) -> begin(due, policy, base))));
		begun.ifPresent(this.keepRunning::drive);
	}

	private Optional<RunName> begin(Waves.Due due, Compensation policy, Prepared base) {
		this.grants.lock();
		Incident incident = this.incidents.get(due.batch().incident());
		Batch wave = new Batch(incident.number(), Batch.Kind.REMINDER, this.waves.nextNumber(incident.number()));
		Set<String> reminded = this.waves.take(due, wave);
		if (reminded.isEmpty()) {
			// Another process was faster
			return Optional.empty();
		}
		Prepared campaign = new GoodwillDefinition(base, this.incidents.segment(incident.number()), incident)
			.to(wave.audience(), policy.budget().currency());
		this.audiences.copy(due.batch().audience(), wave.audience(), (member) -> Optional.of(Map.<String, Object>of())
			.filter((none) -> reminded.contains(member.customerId())));
		RunName run = wave.run(campaign.campaign().id());
		this.threads.begin(wave.audience(), 1, run, campaign.campaign(),
				new Definition(campaign.sources(), campaign.template()), this.offers.today(), this.clock.instant());
		return Optional.of(run);
	}

}
