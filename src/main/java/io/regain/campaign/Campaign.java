package io.regain.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.From;
import io.regain.message.MessageClass;
import io.regain.message.QuietHours;
import io.regain.message.Rate;

/**
 * Who is told what, how and when: one file {@code campaigns/<family>/<id>.yaml}, valid by
 * construction.
 *
 * @param id the file's name without its ending
 * @param title for people, in reports
 * @param messageClass the rules that apply
 * @param purpose what the communication is for
 * @param topic what a marketing message is about, as consents name it
 * @param owner who is told when a run ends other than completed
 * @param from in whose name
 * @param audience who
 * @param send how
 * @param variables what templates may use besides the segment's variables, in the file's
 * order
 */
public record Campaign(String id, String title, MessageClass messageClass, Purpose purpose, Optional<String> topic,
		EmailAddress owner, From from, Audience audience, Send send, List<CampaignVariable> variables) {

	public Campaign {
		variables = List.copyOf(variables);
	}

	/** What the communication is for. */
	public enum Purpose {

		APOLOGY, STATUS_UPDATE, COMPENSATION, REACTIVATION, PROOF_OF_CHANGE, SURVEY, CARE;

		/** As campaigns and reports write it, in kebab case. */
		public String id() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/**
	 * Who is written to.
	 *
	 * @param segment the id of the segment that selects
	 * @param exclude ids of segments whose customers are left out
	 * @param expect how many included customers are plausible; outside it the run is
	 * refused
	 * @param holdOut the share, in percent from 0 to 50, that is chosen by a stable hash
	 * and not written to, to measure the effect against
	 * @param frozen the frozen audience that is written to; the segment then only
	 * declares its variables
	 */
	public record Audience(String segment, List<String> exclude, Optional<Expectation> expect, int holdOut,
			Optional<Frozen> frozen) {

		public Audience {
			exclude = List.copyOf(exclude);
		}

		/** Whom the segment selects now. */
		public Audience(String segment, List<String> exclude, Optional<Expectation> expect, int holdOut) {
			this(segment, exclude, expect, holdOut, Optional.empty());
		}

	}

	/**
	 * An audience that was frozen before.
	 *
	 * @param name under which it was frozen
	 * @param joinedAfter only those of it who have joined later
	 * @param saidBefore what they may have heard already, if that matters
	 */
	public record Frozen(String name, Optional<Instant> joinedAfter, Optional<SaidBefore> saidBefore) {

		/** Whatever they have heard. */
		public Frozen(String name, Optional<Instant> joinedAfter) {
			this(name, joinedAfter, Optional.empty());
		}

	}

	/**
	 * How and when it leaves.
	 *
	 * @param channels in order of preference
	 * @param reach whether the first channel that reaches a customer is used, all, or one
	 * after the other
	 * @param template the template's name, {@code <family>/<template>}
	 * @param rate at most so many messages a second, if limited
	 * @param within the deadline of each message, counted from when its run was due
	 * @param hours at which hours of a recipient's day
	 * @param priority 0 to 9, 9 first
	 * @param tracking what its emails tell of their readers
	 * @param onFreeze what becomes of marketing to whom an incident hurts
	 * @param escalation until when the next channel is used, if {@code reach} says that
	 */
	public record Send(List<Channel> channels, Reach reach, String template, Optional<Rate> rate, Duration within,
			Hours hours, int priority, Tracking tracking, OnFreeze onFreeze, Optional<Escalation> escalation) {

		public Send {
			channels = List.copyOf(channels);
		}

	}

	/**
	 * At which hours it may reach a recipient, by the recipient's clock.
	 *
	 * @param at when it is to reach them
	 * @param quiet when it must not, on any channel; empty: as the settings say
	 * @param ignoresQuiet whether the settings do not count
	 */
	public record Hours(Optional<LocalTime> at, Optional<QuietHours> quiet, boolean ignoresQuiet) {

		/** Those of the settings. */
		public static final Hours DEFAULT = new Hours(Optional.empty(), Optional.empty(), false);

	}

	/** On how many of its channels a campaign reaches one customer. */
	public enum Reach {

		FIRST, ALL,
		/** One after the other, until one has reached them: {@link Escalation}. */
		ESCALATION

	}

	/** What becomes of marketing to whom an incident hurts. */
	public enum OnFreeze {

		/** It waits until the incident is over; its deadline stays. */
		HOLD,
		/** The same, and its deadline moves by the time it has waited. */
		EXTEND,
		/** It is not sent. */
		DROP

	}

	/** What is learned of those who read an email. */
	public enum Tracking {

		ON, OPENS, CLICKS, OFF;

		public boolean ofOpens() {
			return this == ON || this == OPENS;
		}

		public boolean ofClicks() {
			return this == ON || this == CLICKS;
		}

	}

}
