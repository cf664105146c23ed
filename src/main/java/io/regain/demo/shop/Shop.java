package io.regain.demo.shop;

import java.time.LocalDate;

import javax.sql.DataSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * The demo's shop as it is on one day. The same seed, day and number of customers give
 * the same rows, on every machine.
 *
 * @param seed what all chance comes from
 * @param today the run date that orders, complaints and consents lie around
 * @param customers how many; on the order of 15 % of them had a late delivery in the last
 * 7 days, 13 % wait for a delayed order, 19 % have been away for 90 to 365 days, 8 %
 * could not pay last night
 */
public record Shop(long seed, LocalDate today, int customers) {

	/**
	 * Creates tables and views in an empty schema and fills them.
	 * @param schema its connections should have {@code rewriteBatchedStatements} set,
	 * without which this takes ten times as long
	 */
	public void open(DataSource schema) {
		DatabasePopulatorUtils.execute(
				new ResourceDatabasePopulator(false, false, "UTF-8", new ClassPathResource("demo/shop.sql")), schema);
		try (DatabaseRows rows = new DatabaseRows(schema)) {
			fill(rows);
		}
	}

	void fill(Rows rows) {
		People people = new People(this.today);
		Histories histories = new Histories(rows, this.today);
		for (long id = 1; id <= this.customers; id++) {
			Dice dice = Dice.of(this.seed, id);
			Person person = people.next(id, dice);
			rows.add(Table.CUSTOMER, person.row());
			Permissions.write(rows, person, dice, this.today);
			Devices.write(rows, person, dice, this.today);
			histories.write(person, dice);
			FailedPayments.write(rows, person, Dice.of(~this.seed, id), this.today);
		}
	}

}
