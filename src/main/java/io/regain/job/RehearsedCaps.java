package io.regain.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.regain.audience.Candidate;
import io.regain.campaign.Campaign;
import io.regain.delivery.Contacts;
import io.regain.delivery.DeliveryProperties;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.message.MessageClass;
import io.regain.message.RunName;
import io.regain.plan.Counted;
import io.regain.plan.Decision;
import io.regain.plan.Moved;

import org.springframework.stereotype.Component;

/** What caps would leave of a plan: as they stand now, read only. */
@Component
class RehearsedCaps {

	private final Contacts contacts;

	private final RunBook book;

	private final DeliveryProperties delivery;

	RehearsedCaps(Contacts contacts, RunBook book, DeliveryProperties delivery) {
		this.contacts = contacts;
		this.book = book;
		this.delivery = delivery;
	}

	/**
	 * For one rehearsal.
	 * @param run if it is there already, what it has does not count
	 */
	Look of(Campaign campaign, RunName run, Instant due) {
		boolean limited = campaign.messageClass() == MessageClass.MARKETING && !this.contacts.caps().limits().isEmpty();
		long own = limited ? this.book.find(run).map(Run::number).orElse(0L) : 0;
		int priority = this.delivery.redirects() ? 0 : campaign.send().priority();
		return new Look(limited, own, limited ? this.contacts.oldestRun() : 0, priority, due);
	}

	/** Of one rehearsal, batch after batch. */
	final class Look {

		private final boolean limited;

		private final long run;

		private final long oldest;

		private final int priority;

		private final Instant due;

		private Map<String, List<Counted>> others = Map.of();

		private Look(boolean limited, long run, long oldest, int priority, Instant due) {
			this.limited = limited;
			this.run = run;
			this.oldest = oldest;
			this.priority = priority;
			this.due = due;
		}

		/** Asked first for each batch. */
		void at(List<Candidate> batch) {
			if (this.limited) {
				this.others = RehearsedCaps.this.contacts.of(batch.stream().map(Candidate::customerId).toList(),
						this.run, this.oldest);
			}
		}

		boolean hasPlace(String customerId, Decision.Target target) {
			return !this.limited || RehearsedCaps.this.contacts.caps()
				.judge(target.address().channel(), target.moved().map(Moved::to).orElse(this.due), this.priority,
						this.others.getOrDefault(customerId, List.of()))
				.full()
				.isEmpty();
		}

	}

}
