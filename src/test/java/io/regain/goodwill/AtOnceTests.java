package io.regain.goodwill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Several who do the same at one moment, each with a connection of their own. */
@GoodwillTest
class AtOnceTests {

	private final Hurt hurt;

	private final RedeemGoodwill redeem;

	private final JdbcClient jdbc;

	AtOnceTests(Hurt hurt, RedeemGoodwill redeem, JdbcClient jdbc) {
		this.hurt = hurt;
		this.redeem = redeem;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void begin() {
		this.hurt.begin(5);
	}

	/** Each of five incidents needs 600, and there are 1,500 for all. */
	@Test
	void aBudgetIsNotOverrun() throws Exception {
		this.hurt.policy("amount: 1000, currency: RUB, per: incident", "amount: 1500, currency: RUB, per: total");
		List<CompensationProposal> proposals = IntStream.range(0, 5)
			.mapToObj((number) -> this.hurt.propose(this.hurt.open()))
			.toList();
		List<Granted> granted = together(
				proposals.stream().<Callable<Granted>>map((one) -> () -> this.hurt.confirm(one)).toList());
		assertThat(granted).hasSize(2);
		assertThat(this.jdbc.sql("SELECT used FROM regain_goodwill_budget").query(Integer.class).single())
			.isEqualTo(1200);
		assertThat(this.jdbc.sql("SELECT SUM(costs) FROM regain_goodwill").query(Integer.class).single())
			.isEqualTo(1200);
		granted.forEach((one) -> this.hurt.await(one.run()));
	}

	@Test
	void whatTwoConfirmIsGrantedOnce() throws Exception {
		CompensationProposal proposal = this.hurt.propose(this.hurt.open());
		List<Granted> granted = together(IntStream.range(0, 4)
			.<Callable<Granted>>mapToObj((number) -> () -> this.hurt.confirm(proposal))
			.toList());
		assertThat(granted).singleElement().satisfies((one) -> this.hurt.await(one.run()));
		assertThat(this.hurt.count("regain_goodwill")).isEqualTo(5);
		assertThat(this.hurt.count("regain_message")).isEqualTo(5);
	}

	@Test
	void aCodeIsUsedOnce() throws Exception {
		this.hurt.grant(this.hurt.open());
		String code = this.hurt.code(1);
		List<Grant> used = together(IntStream.range(0, 6)
			.<Callable<Grant>>mapToObj(
					(number) -> () -> this.redeem.redeem(code, Optional.of("order " + number), Hurt.TILL))
			.toList());
		assertThat(used).hasSize(1);
		assertThat(this.hurt.count("regain_audit WHERE action = 'redeem-goodwill'")).isEqualTo(1);
	}

	/** What those answered who were not refused in words; any other failure fails. */
	private static <T> List<T> together(List<Callable<T>> work) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(work.size());
		List<T> done = new ArrayList<>();
		try {
			for (Future<T> one : threads.invokeAll(work)) {
				try {
					done.add(one.get());
				}
				catch (ExecutionException ex) {
					assertThat(ex).hasCauseInstanceOf(GoodwillException.class);
				}
			}
		}
		finally {
			threads.shutdownNow();
		}
		return done;
	}

}
