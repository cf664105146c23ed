package io.regain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.regain.campaign.Campaign.Frozen;
import io.regain.campaign.SaidBefore;
import io.regain.channel.Outgoing;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.plan.QuietTimes;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run that is being driven: what all of its workers share. Made by
 * {@link Deliveries#assign}.
 */
public final class Assignment {

	private static final Duration LISTENS = Duration.ofSeconds(10);

	private final AtomicLong heardAt = new AtomicLong();

	private final Run run;

	private final Hold hold;

	private final Composer composer;

	private final Pace pace;

	private final Redirect redirect;

	private final QuietTimes quiet;

	private final Thaw thaw;

	private final Climb climb;

	private final Map<Channel, Breaker> breakers;

	private final BounceGuard guard;

	private final Progress progress;

	private final Stop stop;

	private final boolean waits;

	private final AtomicBoolean followsOthers;

	private final Optional<String> conversation;

	private final Optional<Frozen> audience;

	Assignment(Run run, Hold hold, Composer composer, Pace pace, Redirect redirect, QuietTimes quiet, Thaw thaw,
			Climb climb, Map<Channel, Breaker> breakers, BounceGuard guard, Progress progress, Stop stop, boolean waits,
			Optional<String> conversation, Optional<Frozen> audience) {
		this.run = run;
		this.hold = hold;
		this.composer = composer;
		this.pace = pace;
		this.redirect = redirect;
		this.quiet = quiet;
		this.thaw = thaw;
		this.climb = climb;
		this.breakers = breakers;
		this.guard = guard;
		this.progress = progress;
		this.stop = stop;
		this.waits = waits;
		this.followsOthers = new AtomicBoolean(conversation.isPresent());
		this.conversation = conversation;
		this.audience = audience;
	}

	public Run run() {
		return this.run;
	}

	public Progress progress() {
		return this.progress;
	}

	/**
	 * Which providers have taken nothing for so long that the run cannot go on without a
	 * person, and what they say.
	 */
	public Optional<String> outage() {
		String outage = this.breakers.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().hasGivenUp())
			.map((entry) -> "%s: the provider takes nothing: %s".formatted(entry.getKey().id(),
					entry.getValue().reason()))
			.collect(Collectors.joining("; "));
		return Optional.of(outage).filter((text) -> !text.isEmpty());
	}

	Hold hold() {
		return this.hold;
	}

	Composer composer() {
		return this.composer;
	}

	/**
	 * Whether it is time to hear again what customers have said: now and then, and for
	 * one worker only.
	 */
	boolean isTimeToListen(Instant now) {
		long last = this.heardAt.get();
		return now.toEpochMilli() - last >= LISTENS.toMillis() && this.heardAt.compareAndSet(last, now.toEpochMilli());
	}

	/**
	 * What this run says to a recipient, each time the same.
	 * @param to who gets it: the recipient, or who gets everything instead
	 * @throws RuntimeException if it cannot be rendered
	 */
	Outgoing compose(Pending message, Address to, JsonMapper json) {
		Outgoing composed = this.composer.compose(Reference.of(this.run, message.id()), this.run.name().toString(),
				message.id(), to, message.locale(), message.timeZone(), Facts.read(message.facts(), json));
		return this.redirect.mark(composed.inConversation(this.conversation), message.customerId());
	}

	Pace pace() {
		return this.pace;
	}

	/** A run that only its own rate holds back leaves room, unless people wait for it. */
	boolean mayHoldUpOthers() {
		return this.run.messageClass() == MessageClass.INCIDENT || !this.pace.isLimited();
	}

	Redirect redirect() {
		return this.redirect;
	}

	/** When not to disturb whom. */
	QuietTimes quiet() {
		return this.quiet;
	}

	/** What incidents hold back. */
	Thaw thaw() {
		return this.thaw;
	}

	/** Which of its messages wait for the turn of their channel. */
	Climb climb() {
		return this.climb;
	}

	Breaker breaker(Channel channel) {
		return Objects.requireNonNull(this.breakers.get(channel));
	}

	BounceGuard guard() {
		return this.guard;
	}

	/** Looks whether the run does harm, and must not go on. */
	void lookWhetherItDoesHarm() {
		this.guard.look(this.progress, this.stop);
	}

	Stop stop() {
		return this.stop;
	}

	boolean waits() {
		return this.waits;
	}

	/**
	 * Whether something older to the same people may still be in the air
	 * ({@link Threads}).
	 */
	boolean followsOthers() {
		return this.followsOthers.get();
	}

	/** The frozen audience that it speaks to, if it does: who has left it is not told. */
	Optional<String> audience() {
		return this.audience.map(Frozen::name);
	}

	/** Whether it is only for those who have heard nothing else of its thread. */
	boolean isForNewcomers() {
		return this.audience.flatMap(Frozen::saidBefore).filter(SaidBefore::newcomersOnly).isPresent();
	}

	/**
	 * Whether a message takes back what its recipient was told: also if they have left.
	 */
	boolean putsRight(Pending message, JsonMapper json) {
		return Facts.read(message.facts(), json).variables().containsKey(SaidBefore.TOLD_WRONG);
	}

	/** Nothing older is in the air, and nothing of it ever will be again. */
	void isAlone() {
		this.followsOthers.set(false);
	}

}
