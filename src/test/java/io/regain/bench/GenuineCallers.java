package io.regain.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Make requests one after the other, each over a connection of its own that it keeps. */
final class GenuineCallers {

	private final int port;

	private final int callers;

	private final List<byte[]> requests;

	private final long[] nanos;

	private long elapsed;

	GenuineCallers(int port, int callers, List<byte[]> requests) {
		this.port = port;
		this.callers = callers;
		this.requests = requests;
		this.nanos = new long[requests.size()];
	}

	void run() throws Exception {
		AtomicInteger next = new AtomicInteger();
		ExecutorService threads = Executors.newFixedThreadPool(this.callers);
		long began = System.nanoTime();
		List<? extends Future<?>> all = IntStream.range(0, this.callers)
			.mapToObj((number) -> threads.submit(() -> call(next)))
			.toList();
		for (Future<?> caller : all) {
			caller.get();
		}
		this.elapsed = System.nanoTime() - began;
		threads.shutdown();
		Arrays.sort(this.nanos);
	}

	private boolean call(AtomicInteger next) throws Exception {
		try (KeptConnection connection = new KeptConnection(this.port)) {
			for (int place = next.getAndIncrement(); place < this.requests.size(); place = next.getAndIncrement()) {
				long began = System.nanoTime();
				int status = connection.exchange(this.requests.get(place));
				this.nanos[place] = System.nanoTime() - began;
				if (status != 204) {
					throw new IllegalStateException("a genuine callback was answered " + status);
				}
			}
		}
		return true;
	}

	double perSecond() {
		return this.requests.size() / (this.elapsed / 1e9);
	}

	/**
	 * @param part of the requests that were answered as fast as that
	 */
	double millis(double part) {
		return this.nanos[(int) Math.min(this.nanos.length - 1, this.nanos.length * part)] / 1e6;
	}

}
