package io.regain.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.delivery.MessageCounts;

/**
 * How a run stands, counted from the ledger. As JSON it is a contract: names are not
 * changed, only added.
 *
 * @param run {@code campaign@key}
 * @param note why it stands so, if there is something to say
 * @param addsUp whether every customer and every message is accounted for; if not, Regain
 * has a defect, or somebody changed the ledger by hand
 * @param redirected how many of the accepted went to {@code regain.delivery.redirect-to},
 * and not to a customer: all or none
 * @param byChannel always all channels
 * @param events how many messages each kind of event was reported of
 * @param incidents what kept it from customers whom something hurt
 * @param escalation how far it had to go from channel to channel, if it does
 * @param problems why messages were refused, deferred, bounced or are in doubt: the most
 * frequent reasons, these first
 * @param otherProblems messages with rarer reasons than those
 * @param corrects the run that was wrong, if this one puts it right
 * @param correctedBy the runs that put this one right, each with what of it was wrong
 */
public record RunReport(String run, String campaign, String key, String title, String messageClass, String status,
		Optional<String> note, Instant createdAt, Instant dueAt, Instant deadlineAt, Optional<Instant> plannedAt,
		Optional<Instant> finishedAt, boolean addsUp, Audience audience, MessageCounts messages, long redirected,
		Map<String, MessageCounts> byChannel, Map<String, Long> events, List<Incident> incidents,
		Optional<Escalated> escalation, List<Reason> problems, long otherProblems, Optional<String> corrects,
		List<String> correctedBy) {

	/** The plan was thrown away for what the note says; nothing was sent. */
	public boolean planWasRefused() {
		return this.status.equals("PLANNING") && this.note.isPresent();
	}

	/**
	 * Whom the segment selected. Always
	 * {@code selected = included + heldOut + Σ excluded}.
	 *
	 * @param excluded how many for each reason
	 * @param duplicateRows rows that named a customer again
	 */
	public record Audience(long selected, long included, long heldOut, Map<String, Long> excluded, long duplicateRows) {

		public long excludedInAll() {
			return this.excluded.values().stream().mapToLong(Long::longValue).sum();
		}

		boolean addsUp() {
			return this.selected == this.included + this.heldOut + excludedInAll();
		}

	}

	/**
	 * What one incident kept back.
	 *
	 * @param name for people
	 * @param excluded customers who were left out of the plan
	 * @param held messages that wait for its end
	 * @param dropped messages that were planned, and suppressed when they were to leave
	 * @param expired messages whose deadline passed while they were held
	 */
	public record Incident(String name, long excluded, long held, long dropped, long expired) {
	}

	/**
	 * How an escalation stands.
	 *
	 * @param until what shows that somebody was reached: accepted, opened, acknowledged
	 * @param reached how many customers were
	 */
	public record Escalated(String until, long reached, List<Step> steps) {

		public Escalated {
			steps = List.copyOf(steps);
		}

	}

	/**
	 * The messages of one channel at one place of an escalation: not everybody has all
	 * channels.
	 *
	 * @param step from 0
	 * @param sent how many a provider took
	 * @param reached how many show that they have reached somebody
	 * @param waiting whose turn has not come
	 * @param notNeeded not sent, since another had reached the customer
	 */
	public record Step(int step, String channel, long planned, long sent, long reached, long waiting, long notNeeded) {
	}

	/**
	 * @param code the provider's, or ours
	 */
	public record Reason(String channel, String state, String cause, String code, String detail, long messages) {
	}

}
