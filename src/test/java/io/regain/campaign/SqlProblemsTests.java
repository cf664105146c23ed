package io.regain.campaign;

import org.junit.jupiter.api.Test;

import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said of a segment's SQL, at its very line and column. */
class SqlProblemsTests {

	@Test
	void aQuotedTextThatBeginsTheSqlIsNotRepeatedWhole() {
		assertThat(VALID.segment("SELECT customer_id, MAX(total) AS biggest", "'SELECT\n  customer_id'").report())
			.contains("sql: ''SELECT…' begins no query");
	}

	@Test
	void aSegmentSelects() {
		assertThat(VALID.segment("SELECT customer_id, MAX(total) AS biggest", "DELETE").report()).isEqualTo("""
				campaigns/segments/lapsed.yaml:4:3: sql: 'DELETE' begins no query; allowed: one SELECT, or WITH … SELECT
				""");
	}

	@Test
	void sqlIsNotNothing() {
		assertThat(VALID.segment(
				"sql: |\n  SELECT customer_id, MAX(total) AS biggest\n  FROM orders\n  WHERE created_at < :run_date\n    AND total > :min_order\n  GROUP BY customer_id\n",
				"sql: ''\n")
			.report()).isEqualTo("""
					campaigns/segments/lapsed.yaml:3:6: sql: there is no SQL here; allowed: one SELECT, or WITH … SELECT
					""");
	}

	@Test
	void sqlIsNotOnlyAComment() {
		assertThat(VALID.segment(
				"sql: |\n  SELECT customer_id, MAX(total) AS biggest\n  FROM orders\n  WHERE created_at < :run_date\n    AND total > :min_order\n  GROUP BY customer_id\n",
				"sql: |\n  -- later\n")
			.report()).isEqualTo("""
					campaigns/segments/lapsed.yaml:4:3: sql: there is no SQL here; allowed: one SELECT, or WITH … SELECT
					""");
	}

	@Test
	void aSecondStatementIsOneTooMany() {
		assertThat(VALID.segment("GROUP BY customer_id", "GROUP BY customer_id;\n  DELETE FROM orders").report())
			.isEqualTo("""
					campaigns/segments/lapsed.yaml:9:3: sql: more SQL after the ';'; allowed: one statement
					""");
	}

	@Test
	void aQuoteIsClosed() {
		assertThat(VALID.segment(":run_date", "'2026-11-22").report()).isEqualTo("""
				campaigns/segments/lapsed.yaml:6:22: sql: ' opens here and is never closed
				""");
	}

	@Test
	void aNameInBackticksIsClosed() {
		assertThat(VALID.segment("FROM orders", "FROM `orders").report()).isEqualTo("""
				campaigns/segments/lapsed.yaml:5:8: sql: ` opens here and is never closed
				""");
	}

	@Test
	void aCommentIsClosed() {
		assertThat(VALID.segment("FROM orders", "FROM orders /* all of them").report()).isEqualTo("""
				campaigns/segments/lapsed.yaml:5:15: sql: /* opens here and is never closed
				""");
	}

	@Test
	void aCommentIsNotExecuted() {
		assertThat(VALID.segment("FROM orders", "FROM orders /*!80000 USE INDEX (x) */").report()).isEqualTo("""
				campaigns/segments/lapsed.yaml:5:15: sql: a comment that is executed (/*!); write plain SQL
				""");
	}

	@Test
	void aParameterHasAName() {
		assertThat(VALID.segment(":run_date", "?").report()).isEqualTo("""
				campaigns/segments/lapsed.yaml:6:22: sql: '?' says nothing here; parameters have names, as in :run_date
				""");
	}

	@Test
	void aCommentDoesNotSwallowTheRestOfFoldedLines() {
		assertThat(VALID
			.segment("sql: |\n  SELECT customer_id, MAX(total) AS biggest\n  FROM orders\n",
					"sql: >\n  SELECT customer_id, MAX(total) AS biggest\n  FROM orders -- all\n")
			.report()).isEqualTo(
					"""
							campaigns/segments/lapsed.yaml:3:6: sql: here all lines become one, and a comment would swallow the \
							rest; write 'sql: |'
							""");
	}

}
