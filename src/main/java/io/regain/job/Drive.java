package io.regain.job;

import java.util.Optional;

import io.regain.audience.Wishes;
import io.regain.campaign.Campaign;
import io.regain.campaign.Segment;
import io.regain.delivery.Hold;
import io.regain.delivery.Progress;
import io.regain.delivery.Run;
import io.regain.delivery.Stop;
import io.regain.plan.Decider;

/**
 * One launch of the job for one run: what its steps share.
 *
 * @param limit how many recipients may be sent to for now
 */
record Drive(Run run, Hold hold, Campaign campaign, Segment segment, Wishes wishes, Decider decider,
		Optional<Long> limit, boolean waits, Stop stop, PlanProgress planned, Progress progress, RunObserver observer) {
}
