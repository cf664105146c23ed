package io.regain.job;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.regain.delivery.Hold;
import io.regain.delivery.Holds;
import io.regain.delivery.Steering;
import io.regain.delivery.Stop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that this process lives while it drives a run; asks the run to stop when another
 * has taken it over, or when somebody has paused or cancelled it.
 */
class Heartbeat implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

	/** Why a run that is another's by now ends here. */
	static final String LOST = "the run has been taken over by another process; nothing more is sent from here";

	/** How soon a decision of another process takes effect. */
	private static final Duration LOOK = Duration.ofMillis(500);

	private final Holds holds;

	private final Steering steering;

	private final Hold hold;

	private final Stop stop;

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "heartbeat");
		thread.setDaemon(true);
		return thread;
	});

	Heartbeat(Holds holds, Steering steering, Hold hold, Stop stop, Duration period) {
		this.holds = holds;
		this.steering = steering;
		this.hold = hold;
		this.stop = stop;
		this.timer.scheduleAtFixedRate(this::beat, 0, period.toMillis(), TimeUnit.MILLISECONDS);
		this.timer.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * A beat that fails is not the end: the database may come back before anybody else
	 * notices.
	 */
	private void beat() {
		try {
			if (!this.holds.beat(this.hold)) {
				logger.warn("Run {} has been taken over by another process; nothing more is sent from here",
						this.hold.runId());
				this.stop.ask(LOST);
			}
		}
		catch (RuntimeException ex) {
			logger.warn("The heartbeat of run {} could not be written: {}", this.hold.runId(), ex.toString());
		}
	}

	private void look() {
		try {
			this.steering.halted(this.hold.runId()).ifPresent(this.stop::ask);
		}
		catch (RuntimeException ex) {
			logger.debug("The status of run {} could not be read: {}", this.hold.runId(), ex.toString());
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
