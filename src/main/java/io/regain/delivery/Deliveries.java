package io.regain.delivery;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.regain.audience.Freezes;
import io.regain.campaign.Campaign;
import io.regain.campaign.Catalogue;
import io.regain.campaign.Segment;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.channel.Sender;
import io.regain.message.Channel;
import io.regain.plan.PressureProperties;
import io.regain.plan.QuietTimes;
import io.regain.template.RenderLimits;
import io.regain.template.Renderer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Drives planned runs: splits a run into parts, and works off each. */
@Service
public class Deliveries {

	private final Map<Channel, Sender> senders = new EnumMap<>(Channel.class);

	private final RunBook book;

	private final Tallies tallies;

	private final Sweeps sweeps;

	private final Worker worker;

	private final BounceGuards guards;

	private final Threads threads;

	private final FrozenMessages frozen;

	private final LaterSteps laterSteps;

	private final Rungs rungs;

	private final Freezes freezes;

	private final RenderLimits limits;

	private final Links links;

	private final LayTraces traces;

	private final DeliveryProperties properties;

	private final PressureProperties pressure;

	private final ZoneId zone;

	private final JdbcClient jdbc;

	private final Clock clock;

	Deliveries(ObjectProvider<Sender> senders, RunBook book, Tallies tallies, Sweeps sweeps, Worker worker,
			BounceGuards guards, Threads threads, FrozenMessages frozen, LaterSteps laterSteps, Rungs rungs,
			Freezes freezes, RenderLimits limits, Links links, LayTraces traces, DeliveryProperties properties,
			PressureProperties pressure, ZoneId zone, JdbcClient jdbc, Clock clock) {
		senders.forEach((sender) -> this.senders.put(sender.channel(), sender));
		this.book = book;
		this.tallies = tallies;
		this.sweeps = sweeps;
		this.worker = worker;
		this.guards = guards;
		this.threads = threads;
		this.frozen = frozen;
		this.laterSteps = laterSteps;
		this.rungs = rungs;
		this.freezes = freezes;
		this.limits = limits;
		this.links = links;
		this.traces = traces;
		this.properties = properties;
		this.pressure = pressure;
		this.zone = zone;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The channels that have a provider. */
	public Set<Channel> configured() {
		return Set.copyOf(this.senders.keySet());
	}

	/** A warning if messages of these channels would not go to the customers. */
	public Optional<String> redirection(Collection<Channel> channels) {
		return new Redirect(this.properties.redirectTo()).warning(channels);
	}

	/**
	 * Prepares the driving of a run by its holder; what a former holder left is taken
	 * over.
	 * @param waits whether workers wait for messages that are due later
	 * @throws IllegalStateException if the run was planned for other receivers than it
	 * would have now
	 */
	public Assignment assign(Run run, Hold hold, Progress progress, Stop stop, boolean waits) {
		if (run.redirected() != this.properties.redirects()) {
			throw new IllegalStateException(
					"regain.delivery.redirect-to is not as it was when %s was planned".formatted(run.name()));
		}
		Definition definition = this.book.definition(run);
		Catalogue catalogue = Catalogue.of(definition.sources());
		Campaign campaign = catalogue.campaign(run.campaign())
			.orElseThrow(() -> new IllegalStateException(
					"the stored definition of run %s cannot be read: %s".formatted(run.name(), catalogue.problems())));
		Segment segment = catalogue.segment(campaign.audience().segment());
		Renderer renderer = new Renderer(definition.template(), this.limits);
		Composer composer = new Composer(campaign, segment, renderer, this.links, run.runDate(), this.zone);
		composer = composer.with(this.traces.of(run, definition, campaign, segment, renderer, composer));
		this.sweeps.takeOver(hold);
		Thaw thaw = new Thaw(this.frozen, this.freezes, run, hold, campaign.send().onFreeze());
		thaw.begin(progress);
		Climb climb = new Climb(this.laterSteps, this.rungs, run, hold,
				campaign.send()
					.escalation()
					.map((escalation) -> new Ladder(escalation, run.messageClass().sentAgainInDoubt())),
				this.clock);
		climb.begin(progress);
		MessageCounts counts = this.tallies.of(run);
		progress.expect(counts);
		return new Assignment(run, hold, composer, new Pace(campaign.send().rate()),
				new Redirect(this.properties.redirectTo()), QuietTimes.of(campaign, this.pressure.quiet(), this.zone),
				thaw, climb, breakers(), this.guards.of(run, hold, counts.planned()), progress, stop, waits,
				this.threads.conversation(run), campaign.audience().frozen());
	}

	/**
	 * Each run finds out by itself: what a provider will not have may be this campaign's
	 * sender.
	 */
	private Map<Channel, Breaker> breakers() {
		return Arrays.stream(Channel.values())
			.collect(Collectors.toMap(Function.identity(),
					(channel) -> new Breaker(this.properties.pauseAfter(), this.clock)));
	}

	/**
	 * The parts in which a run is worked off: for each channel as many as it has workers.
	 */
	public List<Work> split(Run run) {
		List<Work> parts = new ArrayList<>();
		this.jdbc.sql("""
				SELECT channel, MIN(id) AS low, MAX(id) AS high FROM regain_message
				WHERE run_id = :run AND state IN ('PLANNED', 'IN_DOUBT') GROUP BY channel
				""").param("run", run.number()).query((row) -> {
			parts.addAll(split(Channel.of(row.getString("channel")), row.getLong("low"), row.getLong("high")));
		});
		return parts;
	}

	private List<Work> split(Channel channel, long low, long high) {
		List<Work> parts = new ArrayList<>();
		long size = Math.max(this.properties.group(), (high - low) / this.properties.workers() + 1);
		for (long from = low; from <= high; from += size) {
			parts.add(new Work(channel, from, Math.min(high, from + size - 1)));
		}
		return parts;
	}

	/**
	 * Hands over one message now, outside of all runs.
	 * @throws IllegalStateException if the channel is not configured
	 * @throws io.regain.channel.OutcomeUnknownException if it may have left
	 */
	public Outcome sendNow(Outgoing message) {
		Sender sender = this.senders.get(message.to().channel());
		if (sender == null) {
			throw new IllegalStateException("%s is not configured".formatted(message.to().channel().id()));
		}
		return sender.send(message);
	}

	/**
	 * Works off one part. Ends when nothing of it can be sent any more, or when it is
	 * asked to stop.
	 * @throws IllegalStateException if the part's channel is not configured
	 */
	public void work(Assignment assignment, Work work) {
		Sender sender = this.senders.get(work.channel());
		if (sender == null) {
			throw new IllegalStateException("run %s has messages for %s, which is not configured"
				.formatted(assignment.run().name(), work.channel().id()));
		}
		try {
			this.worker.drive(assignment, work, sender);
		}
		finally {
			assignment.progress().ends(work);
		}
	}

}
