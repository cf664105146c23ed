package io.regain.delivery;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What moves messages, for the tests of this package. */
record Rooms(Claims claims, Outcomes outcomes, Receipts receipts, Sweeps sweeps, Settlements settlements, Doubts doubts,
		RunBook book, Runs runs, PlanLedger plan, Holds holds, Tallies tallies, Deliveries deliveries,
		SendGroup sendGroup, Steering steering, JdbcClient jdbc) {

	static Rooms of(BeanFactory beans) {
		return new Rooms(beans.getBean(Claims.class), beans.getBean(Outcomes.class), beans.getBean(Receipts.class),
				beans.getBean(Sweeps.class), beans.getBean(Settlements.class), beans.getBean(Doubts.class),
				beans.getBean(RunBook.class), beans.getBean(Runs.class), beans.getBean(PlanLedger.class),
				beans.getBean(Holds.class), beans.getBean(Tallies.class), beans.getBean(Deliveries.class),
				beans.getBean(SendGroup.class), beans.getBean(Steering.class), beans.getBean(JdbcClient.class));
	}

}
