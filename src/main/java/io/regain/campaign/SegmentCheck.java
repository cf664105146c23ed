package io.regain.campaign;

import java.util.HashSet;
import java.util.Set;

/** Checks what a segment's schema cannot: its name, its SQL, and its columns. */
final class SegmentCheck {

	private SegmentCheck() {
	}

	static void check(Draft segment) {
		FileCheck.checkId(segment, "segment");
		segment.text("sql").ifPresent((sql) -> checkSql(segment, SqlText.of(sql)));
		Set<String> names = new HashSet<>();
		for (int i = 0; i < segment.document().at("variables").size(); i++) {
			String path = "variables[" + i + "]";
			VariableCheck.checkColumn(segment, path);
			checkName(segment, path + ".name", names);
		}
	}

	private static void checkSql(Draft segment, SqlText sql) {
		sql.flaws().forEach((flaw) -> segment.rejectInside("sql", flaw.index(), flaw.text()));
		if (sql.hasLineComment() && !segment.document().keepsLines("sql")) {
			segment.reject("sql", "here all lines become one, and a comment would swallow the rest; write 'sql: |'");
		}
	}

	private static void checkName(Draft segment, String path, Set<String> names) {
		segment.text(path).ifPresent((name) -> {
			if (name.equals("customer_id")) {
				segment.reject(path, "customer_id says who the customer is; it is selected, but is no variable");
			}
			else if (!names.add(name)) {
				segment.reject(path, "the variable '%s' is declared twice".formatted(name));
			}
		});
	}

}
