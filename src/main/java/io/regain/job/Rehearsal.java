package io.regain.job;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Content;
import io.regain.message.RunName;

/**
 * What a run would do if it were started now.
 *
 * @param run its name
 * @param selected customers that the segment names
 * @param included how many of them it would write to
 * @param heldOut how many are left out to compare with
 * @param excluded how many for each reason
 * @param duplicateRows rows that name a customer again
 * @param byChannel how many messages on each channel; of an escalation, how many go first
 * @param delayed how many of these wait for an hour of their recipient's day, by reason:
 * at, quiet-hours
 * @param incidents how many customers each incident keeps from it, by its name: they
 * wait, or are excluded, as the campaign says
 * @param later of an escalation, what may follow at most
 * @param told of those it would write to, how many got something wrong before, and how
 * many nothing: wrong, nothing; empty if nothing was said before
 * @param foreign how many of them read a language that the template has nothing in, by
 * that language: they get it in another
 * @param sms what the text messages would take; all zero without any
 * @param notRendered messages that could not be rendered
 * @param firstRenderingProblem why the first of them could not
 * @param seconds about how long sending takes at the configured speeds
 * @param cost about what the text messages cost, if their price is configured
 * @param samples two real messages
 */
public record Rehearsal(String run, long selected, long included, long heldOut, Map<String, Long> excluded,
		long duplicateRows, Map<String, Long> byChannel, Map<String, Long> delayed, Map<String, Long> incidents,
		Optional<Later> later, Map<String, Long> told, Map<String, Long> foreign, Segments sms, long notRendered,
		Optional<String> firstRenderingProblem, long seconds, Optional<Cost> cost, List<Sample> samples) {

	/** Of a run that would write to nobody. */
	public static Rehearsal ofNobody(RunName run) {
		return new Rehearsal(run.toString(), 0, 0, 0, Map.of(), 0, Map.of(), Map.of(), Map.of(), Optional.empty(),
				Map.of(), Map.of(), new Segments(0, 0, 0, 0), 0, Optional.empty(), 0, Optional.empty(), List.of());
	}

	/**
	 * What is sent only if what goes before has not reached somebody.
	 *
	 * @param byChannel how many messages on each channel that has any
	 * @param smsSegments of these text messages
	 * @param cost about what they cost, if their price is configured
	 */
	public record Later(Map<String, Long> byChannel, long smsSegments, Optional<Cost> cost) {
	}

	/**
	 * Text messages and the segments that they take, by alphabet.
	 *
	 * @param gsm7Messages messages in GSM 7-bit
	 * @param gsm7Segments segments of these
	 * @param ucs2Messages messages in UCS-2, as Russian ones are
	 * @param ucs2Segments segments of these
	 */
	public record Segments(long gsm7Messages, long gsm7Segments, long ucs2Messages, long ucs2Segments) {

		public long all() {
			return this.gsm7Segments + this.ucs2Segments;
		}

	}

	/**
	 * An amount of money.
	 *
	 * @param amount how much
	 * @param currency the ISO 4217 code
	 */
	public record Cost(BigDecimal amount, String currency) {
	}

	/**
	 * A message as one customer would get it.
	 *
	 * @param customer the customer's id
	 * @param channel where they would get it: email, sms, push
	 * @param locale the customer's language, as a tag
	 * @param content what it says
	 */
	public record Sample(String customer, String channel, String locale, Content content) {
	}

}
