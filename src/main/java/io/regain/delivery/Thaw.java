package io.regain.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.regain.audience.Freeze;
import io.regain.audience.Freezes;
import io.regain.campaign.Campaign.OnFreeze;
import io.regain.message.MessageClass;

/**
 * What incidents hold back of a run that is being driven, which all of its workers share.
 * Nobody is asked of what people need to know.
 */
final class Thaw {

	private final FrozenMessages messages;

	private final Freezes freezes;

	private final Run run;

	private final Hold hold;

	private final OnFreeze onFreeze;

	private volatile boolean anyHeld;

	private final Looks looks = new Looks();

	Thaw(FrozenMessages messages, Freezes freezes, Run run, Hold hold, OnFreeze onFreeze) {
		this.messages = messages;
		this.freezes = freezes;
		this.run = run;
		this.hold = hold;
		this.onFreeze = onFreeze;
	}

	/** Lets go what no incident holds any more, before the run is sent. */
	void begin(Progress progress) {
		if (this.run.messageClass() == MessageClass.MARKETING) {
			look(progress);
			this.anyHeld = !progress.heldBack().isEmpty();
		}
	}

	/** The same now and then, by one worker only. */
	void lookAgain(Progress progress) {
		if (this.anyHeld && this.looks.isTime()) {
			look(progress);
		}
	}

	private void look(Progress progress) {
		this.looks.look(() -> {
			progress.released(this.messages.releaseThawed(this.run.number()));
			progress.holdsBack(this.messages.byIncident(this.run));
		});
	}

	/** Whether something of a part may leave when an incident is over. */
	boolean isAwaited(Work work) {
		return this.anyHeld && this.messages.isAwaited(this.hold, work);
	}

	/** Those of a group whom no incident hurts; the others are held, or dropped. */
	List<Pending> without(List<Pending> group, Progress progress) {
		if (this.run.messageClass() != MessageClass.MARKETING) {
			return group;
		}
		Map<String, Freeze> frozen = this.freezes.among(group.stream().map(Pending::customerId).toList());
		if (frozen.isEmpty()) {
			return group;
		}
		Map<Long, String> incidents = new HashMap<>();
		for (Pending message : group) {
			Freeze freeze = frozen.get(message.customerId());
			if (freeze != null) {
				incidents.put(message.id(), freeze.name());
			}
		}
		if (this.onFreeze == OnFreeze.DROP) {
			this.messages.drop(this.hold, incidents);
		}
		else {
			this.messages.hold(this.hold, incidents, this.onFreeze == OnFreeze.EXTEND);
			this.anyHeld = true;
			progress.released(-incidents.size());
		}
		return group.stream().filter((message) -> !incidents.containsKey(message.id())).toList();
	}

}
