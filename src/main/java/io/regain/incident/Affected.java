package io.regain.incident;

import java.util.List;
import java.util.Map;

/** Who is affected by an incident. */
public sealed interface Affected {

	/** Whether nothing is said but what the company had said before. */
	default boolean isOfTheCompany() {
		return false;
	}

	/** The customers of one of the company's segments. */
	record BySegment(String id) implements Affected {

		@Override
		public boolean isOfTheCompany() {
			return true;
		}

	}

	/**
	 * The customers that a SELECT yields now; its other columns are facts that the
	 * messages may use, as texts.
	 */
	record BySql(String sql) implements Affected {
	}

	/**
	 * These customers.
	 *
	 * @param rows customer_id and other columns, which are facts that the messages may
	 * use
	 */
	record ByList(List<Map<String, String>> rows) implements Affected {

		public ByList {
			rows = rows.stream().map(Map::copyOf).toList();
		}

	}

	/** Nobody yet. */
	record Nobody() implements Affected {

		@Override
		public boolean isOfTheCompany() {
			return true;
		}

	}

}
