package io.regain.delivery;

import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.regain.RegainTest;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@RegainTest
class LedgerTransactionsTests {

	private final DataSource ledger;

	LedgerTransactionsTests(DataSource ledger) {
		this.ledger = ledger;
	}

	@Test
	void onlyInATransactionASilentSessionEndsSoon() throws Exception {
		SingleConnectionDataSource one = new SingleConnectionDataSource(this.ledger.getConnection(), true);
		try {
			JdbcTemplate jdbc = new JdbcTemplate(one);
			TransactionTemplate transaction = new TransactionTemplate(new LedgerTransactions(one));
			int before = silence(jdbc);
			AtomicInteger during = new AtomicInteger();
			transaction.executeWithoutResult((status) -> during.set(silence(jdbc)));
			assertThat(during).hasValue((int) LedgerTransactions.SILENCE.toSeconds());
			assertThat(silence(jdbc)).as("after a commit").isEqualTo(before).isNotEqualTo(during.get());
			assertThatIllegalStateException().isThrownBy(() -> transaction.executeWithoutResult((status) -> {
				throw new IllegalStateException("no");
			}));
			assertThat(silence(jdbc)).as("after a rollback").isEqualTo(before);
		}
		finally {
			one.destroy();
		}
	}

	private static int silence(JdbcTemplate jdbc) {
		Integer seconds = jdbc.queryForObject("SELECT @@session.wait_timeout", Integer.class);
		return (seconds != null) ? seconds : 0;
	}

}
