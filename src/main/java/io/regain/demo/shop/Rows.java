package io.regain.demo.shop;

import java.util.List;

/** Where the shop's rows go. */
interface Rows {

	/**
	 * @param values one for each column of the table, an empty {@link java.util.Optional
	 * Optional} for NULL
	 */
	void add(Table table, List<Object> values);

}
