package io.regain.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.regain.audience.Retention;
import io.regain.delivery.FrozenMessages;
import io.regain.delivery.Stop;
import io.regain.goodwill.GrantOnResolution;
import io.regain.goodwill.RemindOfGoodwill;
import io.regain.incident.PublishInTime;
import io.regain.incident.StandReady;
import io.regain.incident.TellTeam;
import io.regain.incident.WatchPromises;
import io.regain.job.KeepRunning;
import io.regain.incident.alert.WatchAlarms;
import io.regain.satisfaction.AskAfterIncidents;
import io.regain.satisfaction.FollowUps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationContext;

/**
 * What {@code serve} does again and again beside answering, each in a thread of its own,
 * so that none waits for another. What fails is done again at its next time: it must not
 * end what answers.
 */
public final class Chores {

	private static final Logger logger = LoggerFactory.getLogger(Chores.class);

	private static final Duration SOON = Duration.ofSeconds(1);

	private final List<Chore> chores = new ArrayList<>();

	private Chores() {
	}

	/** Those of a server. */
	public static Chores of(ApplicationContext rooms) {
		return new Chores().add("runs", SOON, rooms.getBean(KeepRunning.class)::look)
			.add("updates", SOON, rooms.getBean(PublishInTime.class)::look)
			.add("promises", SOON, rooms.getBean(WatchPromises.class)::look)
			.add("readiness", Duration.ofMinutes(10), rooms.getBean(StandReady.class)::look)
			.add("goodwill", Duration.ofSeconds(5), rooms.getBean(GrantOnResolution.class)::look)
			.add("reminders", Duration.ofMinutes(1), rooms.getBean(RemindOfGoodwill.class)::look)
			.add("tellings", Duration.ofSeconds(5), rooms.getBean(TellTeam.class)::again)
			.add("alarms", SOON, rooms.getBean(WatchAlarms.class)::look)
			.add("questions", Duration.ofMinutes(1), rooms.getBean(AskAfterIncidents.class)::look)
			.add("follow-ups", Duration.ofSeconds(10), rooms.getBean(FollowUps.class)::tell)
			.add("freezes", Duration.ofSeconds(10), rooms.getBean(FrozenMessages.class)::releaseThawed)
			.add("retention", Duration.ofHours(1), rooms.getBean(Retention.class)::purge);
	}

	/**
	 * @param name of its thread, and in the log
	 */
	private Chores add(String name, Duration every, Runnable work) {
		this.chores.add(new Chore(name, every, work));
		return this;
	}

	/** From now on, until it is stopped. */
	public void begin(Stop stop) {
		for (Chore chore : this.chores) {
			Thread thread = new Thread(() -> chore.doUntil(stop), chore.name);
			thread.setDaemon(true);
			thread.start();
		}
	}

	private static final class Chore {

		private final String name;

		private final Duration every;

		private final Runnable work;

		private boolean failing;

		Chore(String name, Duration every, Runnable work) {
			this.name = name;
			this.every = every;
			this.work = work;
		}

		void doUntil(Stop stop) {
			do {
				doOnce();
			}
			while (!stop.await(this.every));
		}

		private void doOnce() {
			try {
				this.work.run();
				this.failing = false;
			}
			catch (RuntimeException ex) {
				if (!this.failing) {
					logger.warn("Looking after {} failed, and is tried again every {} s", this.name,
							this.every.toSeconds(), ex);
				}
				this.failing = true;
			}
		}

	}

}
