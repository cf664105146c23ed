package io.regain.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Callers that come at once share a commit: while one group is written, the next gathers.
 * Nobody waits for company, and each waits for the commit. There are never more waiting
 * than the server has threads.
 */
@Component
class SharedCommit implements AutoCloseable {

	private static final int MOST = 200;

	private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();

	private final ExecutorService writer = Executors.newSingleThreadExecutor((work) -> {
		Thread thread = new Thread(work, "status-reports");
		thread.setDaemon(true);
		return thread;
	});

	private final RecordStatuses statuses;

	SharedCommit(RecordStatuses statuses) {
		this.statuses = statuses;
	}

	/**
	 * Returns when it is committed.
	 * @throws RuntimeException if it is not
	 */
	void record(StatusReport report) {
		Waiting mine = new Waiting(report, new CompletableFuture<>());
		this.waiting.add(mine);
		this.writer.execute(this::recordWaiting);
		mine.done().join();
	}

	/** Most of these find that somebody before has recorded theirs. */
	private void recordWaiting() {
		List<Waiting> group = new ArrayList<>();
		this.waiting.drainTo(group, MOST);
		if (group.isEmpty()) {
			return;
		}
		try {
			this.statuses.record(group.stream().map(Waiting::report).toList());
			group.forEach((one) -> one.done().complete(true));
		}
		catch (DataIntegrityViolationException ex) {
			// One of them cannot be recorded; the others are not to suffer
			group.forEach(this::recordAlone);
		}
		catch (RuntimeException | Error ex) {
			group.forEach((one) -> one.done().completeExceptionally(ex));
		}
	}

	private void recordAlone(Waiting one) {
		try {
			this.statuses.record(List.of(one.report()));
			one.done().complete(true);
		}
		catch (RuntimeException | Error ex) {
			one.done().completeExceptionally(ex);
		}
	}

	@Override
	public void close() {
		this.writer.shutdown();
	}

	private record Waiting(StatusReport report, CompletableFuture<Boolean> done) {
	}

}
