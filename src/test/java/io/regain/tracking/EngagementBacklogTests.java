package io.regain.tracking;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import io.regain.Patience;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EngagementBacklogTests {

	private final EngagementBacklog backlog = new EngagementBacklog();

	private final Queue<Long> recorded = new ConcurrentLinkedQueue<>();

	@Test
	void whoeverRepeatsATokenPushesNobodyElseOut() throws Exception {
		CountDownLatch slow = new CountDownLatch(1);
		this.backlog.add(1, () -> Patience.await("the ledger answers", slow));
		for (int i = 0; i < 20_000; i++) {
			this.backlog.add(2, () -> this.recorded.add(2L));
		}
		this.backlog.add(3, () -> this.recorded.add(3L));
		slow.countDown();
		awaitRecorded(51);
		assertThat(this.recorded).endsWith(3L);
	}

	@Test
	void whatIsTooMuchIsNotRecordedAndNobodyWaits() throws Exception {
		CountDownLatch slow = new CountDownLatch(1);
		this.backlog.add(0, () -> Patience.await("the ledger answers", slow));
		for (long message = 1; message <= 20_000; message++) {
			long one = message;
			this.backlog.add(one, () -> this.recorded.add(one));
		}
		slow.countDown();
		awaitRecorded(10_000);
		assertThat(this.recorded).startsWith(1L, 2L);
	}

	@Test
	void whatCannotBeRecordedKeepsNothingElseFromIt() throws Exception {
		for (int i = 0; i < 100; i++) {
			CountDownLatch tried = new CountDownLatch(1);
			this.backlog.add(1, () -> {
				tried.countDown();
				throw new IllegalStateException("the ledger is away");
			});
			Patience.await("it was tried", tried);
		}
		this.backlog.add(1, () -> this.recorded.add(1L));
		awaitRecorded(1);
	}

	/** And no more: what is waiting when it is closed is recorded, nothing else. */
	private void awaitRecorded(int number) throws Exception {
		this.backlog.destroy();
		CountDownLatch late = new CountDownLatch(1);
		this.backlog.add(Long.MAX_VALUE, late::countDown);
		Patience.await("all is recorded").until(() -> this.recorded.size() >= number);
		assertThat(this.recorded).hasSize(number);
		assertThat(late.getCount()).isOne();
	}

}
