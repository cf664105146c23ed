package io.regain.bench;

import java.time.Duration;

/**
 * One run as the ledger and the operating system saw it.
 *
 * @param messages how many were accepted
 * @param planning from the run's making to the end of its plan
 * @param sending from there to its end
 * @param statements that the database was asked to execute by all, until the process
 * ended
 * @param heapMebibytes the most of the heap that was in use after a collection
 * @param peakKibibytes the most memory that the process had at once
 * @param bytesPerMessage of one mail as it is on the wire
 */
record RegainRun(int messages, Duration planning, Duration sending, long statements, long heapMebibytes,
		long peakKibibytes, int bytesPerMessage) {

	double perSecond() {
		return perSecond(this.planning.plus(this.sending));
	}

	double plannedPerSecond() {
		return perSecond(this.planning);
	}

	double sentPerSecond() {
		return perSecond(this.sending);
	}

	private double perSecond(Duration time) {
		return this.messages / Math.max(0.001, time.toMillis() / 1e3);
	}

}
