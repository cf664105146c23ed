package io.regain.demo.shop;

import java.util.Collections;
import java.util.Locale;

/** The shop's tables, with their columns in the order of the rows. */
enum Table {

	CUSTOMER("id, email, phone, locale, time_zone, given_name, family_name, city, tier, birth_date, created_at"),
	ORDERS("id, number, customer_id, status, category_en, category_ru, total, currency, promised_on, expected_on, "
			+ "delivered_on, created_at"),
	ORDER_ITEM("order_id, title_en, title_ru, quantity"),
	COMPLAINT("id, customer_id, order_id, topic, status, created_at, closed_at"),
	FAILED_PAYMENT("customer_id, amount, currency, failed_at"), DEVICE("customer_id, platform, token, last_seen_at"),
	CONSENT("customer_id, channel, topic, allowed, changed_at, source");

	private final String columns;

	Table(String columns) {
		this.columns = columns;
	}

	String insert() {
		int count = this.columns.split(",").length;
		return "INSERT INTO %s (%s) VALUES (%s)".formatted(name().toLowerCase(Locale.ROOT), this.columns,
				String.join(", ", Collections.nCopies(count, "?")));
	}

}
