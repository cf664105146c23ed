package io.regain.job;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.regain.audience.Candidate;
import io.regain.campaign.Campaign;
import io.regain.campaign.SaidBefore;
import io.regain.message.Rate;
import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.message.MessageClass;
import io.regain.message.SegmentCount;
import io.regain.message.SegmentCount.Encoding;
import io.regain.plan.Decision;
import io.regain.plan.Exclusion;

/** Adds up a rehearsal, customer by customer. Used by one thread. */
class Tally {

	private static final int SAMPLES = 2;

	private final Campaign campaign;

	private final EstimateProperties estimates;

	private final Set<String> customers = new HashSet<>();

	private final Set<Long> addresses = new HashSet<>();

	private final Map<String, Long> excluded = new TreeMap<>();

	private final Map<Channel, Long> messages = new EnumMap<>(Channel.class);

	private final Map<Channel, Long> later = new EnumMap<>(Channel.class);

	private final Map<String, Long> delayed = new TreeMap<>();

	private final Map<String, Long> incidents = new TreeMap<>();

	private final Map<String, Long> told = new TreeMap<>();

	private final Map<Encoding, long[]> sms = new EnumMap<>(Encoding.class);

	private final List<Rehearsal.Sample> samples = new ArrayList<>();

	private Optional<String> firstProblem = Optional.empty();

	private long included;

	private long heldOut;

	private long duplicates;

	private long notRendered;

	private long laterSegments;

	Tally(Campaign campaign, EstimateProperties estimates) {
		this.campaign = campaign;
		this.estimates = estimates;
		for (Encoding encoding : Encoding.values()) {
			this.sms.put(encoding, new long[2]);
		}
	}

	/** Whether the customer has not been seen before. */
	boolean isNew(String customerId) {
		boolean fresh = this.customers.add(customerId);
		this.duplicates += fresh ? 0 : 1;
		return fresh;
	}

	/**
	 * Counts the decision; what is left to be rendered is returned.
	 * @param hasPlace whether caps leave a place for a message
	 */
	List<Decision.Target> count(Decision decision, Predicate<Decision.Target> hasPlace) {
		if (decision instanceof Decision.Excluded exclusion) {
			this.excluded.merge(exclusion.reason().id(), 1L, Long::sum);
			if (exclusion.reason() == Exclusion.INCIDENT) {
				this.incidents.merge(exclusion.detail(), 1L, Long::sum);
			}
			return List.of();
		}
		if (decision instanceof Decision.HeldOut out) {
			if (out.targets().stream().anyMatch(hasPlace)) {
				this.heldOut++;
			}
			else {
				this.excluded.merge(Exclusion.FREQUENCY_CAP.id(), 1L, Long::sum);
			}
			return List.of();
		}
		List<Decision.Target> free = ((Decision.Included) decision).targets().stream().filter(this::isFree).toList();
		List<Decision.Target> targets = free.stream().filter(hasPlace).toList();
		if (targets.isEmpty()) {
			Exclusion why = free.isEmpty() ? Exclusion.ADDRESS_TAKEN : Exclusion.FREQUENCY_CAP;
			this.excluded.merge(why.id(), 1L, Long::sum);
			return List.of();
		}
		this.included++;
		((Decision.Included) decision).held().ifPresent((held) -> this.incidents.merge(held.incident(), 1L, Long::sum));
		targets.forEach((target) -> ((target.step() > 0) ? this.later : this.messages).merge(target.address().channel(),
				1L, Long::sum));
		targets.stream()
			.filter((target) -> target.step() == 0)
			.flatMap((target) -> target.moved().stream())
			.forEach((moved) -> this.delayed.merge(moved.why().id(), 1L, Long::sum));
		return targets;
	}

	/** Counts what somebody who is written to was told before. */
	void heard(Candidate candidate) {
		Map.of(SaidBefore.TOLD_WRONG, "wrong", SaidBefore.TOLD_NOTHING, "nothing").forEach((fact, name) -> {
			if (candidate.variables().containsKey(fact)) {
				this.told.merge(name, 1L, Long::sum);
			}
		});
	}

	/** Marketing reaches an address once. Eight bytes of a hash tell millions apart. */
	private boolean isFree(Decision.Target target) {
		return this.campaign.messageClass() != MessageClass.MARKETING
				|| this.addresses.add(ByteBuffer.wrap(target.hash()).getLong());
	}

	/**
	 * @param later whether it is sent only if what goes before is not enough
	 */
	void rendered(String customerId, String locale, Content content, boolean later) {
		if (content instanceof Content.Sms text && later) {
			this.laterSegments += SegmentCount.of(text.text()).segments();
		}
		else if (content instanceof Content.Sms text) {
			SegmentCount count = SegmentCount.of(text.text());
			long[] sum = this.sms.getOrDefault(count.encoding(), new long[2]);
			sum[0]++;
			sum[1] += count.segments();
		}
		if (this.samples.size() < SAMPLES) {
			this.samples.add(new Rehearsal.Sample(customerId, content.channel().id(), locale, content));
		}
	}

	void notRendered(String why) {
		this.notRendered++;
		this.firstProblem = this.firstProblem.or(() -> Optional.of(why));
	}

	/**
	 * Only text messages and the samples are rendered: nothing else is counted by
	 * content.
	 */
	boolean wants(Channel channel) {
		return channel == Channel.SMS || this.samples.size() < SAMPLES;
	}

	/**
	 * @param foreign who reads none of the template's languages
	 */
	Rehearsal rehearsal(String run, ForeignReaders foreign) {
		long[] gsm = this.sms.getOrDefault(Encoding.GSM_7, new long[2]);
		long[] ucs = this.sms.getOrDefault(Encoding.UCS_2, new long[2]);
		Rehearsal.Segments segments = new Rehearsal.Segments(gsm[0], gsm[1], ucs[0], ucs[1]);
		Map<String, Long> byChannel = new LinkedHashMap<>();
		this.campaign.send()
			.channels()
			.forEach((channel) -> byChannel.put(channel.id(), this.messages.getOrDefault(channel, 0L)));
		return new Rehearsal(run, this.customers.size(), this.included, this.heldOut, this.excluded, this.duplicates,
				byChannel, this.delayed, this.incidents, later(), this.told, foreign.byLanguage(), segments,
				this.notRendered, this.firstProblem, duration(segments).toSeconds(), cost(segments.all()),
				this.samples);
	}

	private Optional<Rehearsal.Later> later() {
		Map<String, Long> byChannel = new LinkedHashMap<>();
		this.campaign.send()
			.channels()
			.stream()
			.filter(this.later::containsKey)
			.forEach((channel) -> byChannel.put(channel.id(), this.later.getOrDefault(channel, 0L)));
		return byChannel.isEmpty() ? Optional.empty() : Optional.of(new Rehearsal.Later(byChannel, this.laterSegments,
				cost(this.laterSegments).filter((any) -> this.laterSegments > 0)));
	}

	/** The slowest channel, or the campaign's own rate if that is slower. */
	private Duration duration(Rehearsal.Segments segments) {
		double email = this.messages.getOrDefault(Channel.EMAIL, 0L) / (double) this.estimates.emailPerSecond();
		double sms = segments.all() / (double) this.estimates.smsPerSecond();
		double push = this.messages.getOrDefault(Channel.PUSH, 0L) / (double) this.estimates.pushPerSecond();
		long all = this.messages.values().stream().mapToLong(Long::longValue).sum();
		double paced = this.campaign.send().rate().map(Rate::perSecond).map((rate) -> all / rate).orElse(0.0);
		return Duration.ofMillis((long) (1000 * Math.max(Math.max(email, sms), Math.max(push, paced))));
	}

	private Optional<Rehearsal.Cost> cost(long segments) {
		BigDecimal price = this.estimates.smsSegmentPrice();
		return (price.signum() == 0) ? Optional.empty() : Optional
			.of(new Rehearsal.Cost(price.multiply(BigDecimal.valueOf(segments)), this.estimates.currency()));
	}

}
