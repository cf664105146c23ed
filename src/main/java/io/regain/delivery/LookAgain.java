package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.regain.audience.Suppression;
import io.regain.audience.FrozenAudiences;
import io.regain.audience.Suppressions;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.plan.Delay;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Asks once more of each group, just before it leaves, what may have changed since it was
 * planned: whether it is in time, at an hour that suits, and still wanted. What is not to
 * leave is ended, or put off, in the ledger.
 */
@Component
class LookAgain {

	/** How soon it is asked again what became of an older message. */
	private static final Duration OVERTAKING = Duration.ofMillis(500);

	private final Sweeps sweeps;

	private final Suppressions suppressions;

	private final Receipts receipts;

	private final Contacts contacts;

	private final Silences silences;

	private final Threads threads;

	private final FrozenAudiences audiences;

	private final JsonMapper json;

	private final Clock clock;

	LookAgain(Sweeps sweeps, Suppressions suppressions, Receipts receipts, Contacts contacts, Silences silences,
			Threads threads, FrozenAudiences audiences, JsonMapper json, Clock clock) {
		this.sweeps = sweeps;
		this.suppressions = suppressions;
		this.receipts = receipts;
		this.contacts = contacts;
		this.silences = silences;
		this.threads = threads;
		this.audiences = audiences;
		this.json = json;
		this.clock = clock;
	}

	/** Those that may leave now. */
	List<Pending> at(Assignment assignment, Channel channel, List<Pending> group) {
		if (assignment.isTimeToListen(this.clock.instant())) {
			// What is taken back is not marked as being sent
			this.silences.heed(assignment.run());
		}
		List<Pending> wanted = withoutComplained(assignment,
				withoutSuppressed(assignment, channel, withoutQuiet(assignment, channel, withoutOvertaking(assignment,
						withoutHearers(assignment, withoutLeavers(assignment, withoutLate(assignment, group)))))));
		return withoutTooMany(assignment, channel,
				assignment.thaw().without(assignment.climb().without(wanted), assignment.progress()));
	}

	/** At a slow rate a message waits for its turn. */
	private List<Pending> withoutLate(Assignment assignment, List<Pending> group) {
		Instant now = this.clock.instant();
		Set<Long> late = new HashSet<>();
		group.stream().filter((message) -> !message.deadlineAt().isAfter(now)).map(Pending::id).forEach(late::add);
		this.sweeps.expire(assignment.hold(), late);
		return without(late, group);
	}

	/** Who turned out not to be affected, also while it was planned, or deferred. */
	private List<Pending> withoutLeavers(Assignment assignment, List<Pending> group) {
		if (assignment.audience().isEmpty() || group.isEmpty()) {
			return group;
		}
		Set<String> members = this.audiences.members(assignment.audience().get(),
				group.stream().map(Pending::customerId).toList());
		Set<Long> left = new HashSet<>();
		group.stream()
			.filter((message) -> !members.contains(message.customerId()) && !assignment.putsRight(message, this.json))
			.map(Pending::id)
			.forEach(left::add);
		this.sweeps.supersede(assignment.hold(), left);
		return without(left, group);
	}

	/** What is for those alone who have heard nothing: by now they may have. */
	private List<Pending> withoutHearers(Assignment assignment, List<Pending> group) {
		if (!assignment.isForNewcomers() || group.isEmpty()) {
			return group;
		}
		Set<String> hearers = this.threads.hearers(assignment.run(), group.stream().map(Pending::customerId).toList());
		Set<Long> late = new HashSet<>();
		group.stream().filter((message) -> hearers.contains(message.customerId())).map(Pending::id).forEach(late::add);
		this.sweeps.supersede(assignment.hold(), late);
		return without(late, group);
	}

	/**
	 * What is older and on the wire might arrive after what is newer: that waits until it
	 * is known what became of it.
	 */
	private List<Pending> withoutOvertaking(Assignment assignment, List<Pending> group) {
		if (!assignment.followsOthers() || group.isEmpty()) {
			return group;
		}
		Set<String> inTheAir = this.threads.customersInTheAir(assignment.run());
		if (inTheAir.isEmpty()) {
			assignment.isAlone();
			return group;
		}
		Set<Long> later = new HashSet<>();
		group.stream()
			.filter((message) -> inTheAir.contains(message.customerId()))
			.map(Pending::id)
			.forEach(later::add);
		this.sweeps.delay(assignment.hold(), later, this.clock.instant().plus(OVERTAKING), Delay.OLDER_UPDATE);
		return without(later, group);
	}

	/**
	 * Tried again, resumed, or merely slow, a message may come to its turn at night. What
	 * then comes too late expires when the run ends.
	 */
	private List<Pending> withoutQuiet(Assignment assignment, Channel channel, List<Pending> group) {
		if (!assignment.quiet().areOn(channel)) {
			return group;
		}
		Instant now = this.clock.instant();
		Map<Instant, List<Long>> quiet = new TreeMap<>();
		for (Pending message : group) {
			assignment.quiet()
				.until(channel, message.timeZone(), now)
				.ifPresent((until) -> quiet.computeIfAbsent(until, (moment) -> new ArrayList<>()).add(message.id()));
		}
		quiet.forEach((until, ids) -> this.sweeps.delay(assignment.hold(), ids, until, Delay.QUIET_HOURS));
		Set<Long> put = new HashSet<>();
		quiet.values().forEach(put::addAll);
		return without(put, group);
	}

	private List<Pending> withoutSuppressed(Assignment assignment, Channel channel, List<Pending> group) {
		var found = this.suppressions.among(Set.of(channel), group.stream().map(Pending::addressHash).toList());
		Set<Long> silent = new HashSet<>();
		group.stream()
			.filter((message) -> found.getOrDefault(Suppressions.key(message.addressHash()), Set.of())
				.stream()
				.anyMatch((suppression) -> suppression.blocks(assignment.run().messageClass())))
			.map(Pending::id)
			.forEach(silent::add);
		this.sweeps.suppress(assignment.hold(), silent);
		return without(silent, group);
	}

	/**
	 * Who complains on one channel gets no more on the others: what waited was taken back
	 * then, but what was on the wire may have come back since.
	 */
	private List<Pending> withoutComplained(Assignment assignment, List<Pending> group) {
		if (assignment.run().redirected() || !Suppression.COMPLAINED.blocks(assignment.run().messageClass())) {
			return group;
		}
		Set<Long> silent = new HashSet<>();
		group.stream()
			.filter((message) -> message.attempts() > 0 && hasComplained(message.customerId()))
			.map(Pending::id)
			.forEach(silent::add);
		this.sweeps.suppress(assignment.hold(), silent);
		return without(silent, group);
	}

	private boolean hasComplained(String customerId) {
		List<byte[]> addresses = this.receipts.writtenTo(customerId).stream().map(WrittenTo::hash).toList();
		return this.suppressions.among(Set.of(Channel.values()), addresses)
			.values()
			.stream()
			.anyMatch((reasons) -> reasons.contains(Suppression.COMPLAINED));
	}

	/**
	 * Places were taken when the run was planned. But what had failed or expired gave its
	 * place up, and may have been planned again; and a cap may be new. What has left
	 * counts: two that wait must not keep each other from leaving.
	 */
	private List<Pending> withoutTooMany(Assignment assignment, Channel channel, List<Pending> group) {
		Run run = assignment.run();
		if (run.messageClass() != MessageClass.MARKETING || run.redirected()
				|| this.contacts.caps().limits().isEmpty()) {
			return group;
		}
		Instant now = this.clock.instant();
		var others = this.contacts.left(group.stream().map(Pending::customerId).toList(), run.number());
		Map<Long, String> tooMany = new TreeMap<>();
		for (Pending message : group) {
			this.contacts.caps()
				.judge(channel, now, run.priority(), others.getOrDefault(message.customerId(), List.of()))
				.full()
				.ifPresent((why) -> tooMany.put(message.id(), why));
		}
		this.sweeps.suppress(assignment.hold(), tooMany);
		return without(tooMany.keySet(), group);
	}

	private static List<Pending> without(Set<Long> ids, List<Pending> group) {
		return ids.isEmpty() ? group : group.stream().filter((message) -> !ids.contains(message.id())).toList();
	}

}
