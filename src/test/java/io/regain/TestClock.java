package io.regain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.github.bucket4j.TimeMeter;

/** A clock that stands still until it is told what the time is. */
public final class TestClock extends Clock {

	/** A Sunday morning. */
	public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

	private volatile Instant now = START;

	private volatile long passed;

	public synchronized void advance(Duration time) {
		this.now = this.now.plus(time);
		this.passed += time.toNanos();
	}

	/** What has passed; to set the clock changes nothing of it. */
	public TimeMeter time() {
		return new TimeMeter() {

			@Override
			public long currentTimeNanos() {
				return TestClock.this.passed;
			}

			@Override
			public boolean isWallClockBased() {
				return false;
			}

		};
	}

	public synchronized void set(Instant instant) {
		this.now = instant;
	}

	void reset() {
		set(START);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return (zone.equals(getZone())) ? this : Clock.fixed(instant(), zone);
	}

}
