package io.regain.campaign;

import java.util.List;

import io.regain.campaign.Segment.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlTextTests {

	@Test
	void parametersBecomeQuestionMarksInOrder() {
		assertThat(statement("SELECT :a, x FROM t WHERE d < :run_date AND e > :a"))
			.isEqualTo(new Statement("SELECT ?, x FROM t WHERE d < ? AND e > ?", List.of("a", "run_date", "a")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT ':no'", "SELECT 'it''s :no'", "SELECT 'it\\'s :no'", "SELECT '\\\\', 'a :no'",
			"SELECT \":no\"", "SELECT \"say \\\":no\\\" \"", "SELECT `:no`", "SELECT `a``:no`", "SELECT 1 -- :no",
			"SELECT 1 --\n", "SELECT 1 # it's :no", "SELECT 1 /* it's :no */", "SELECT /*+ hint :no */ 1",
			"SELECT @a := 1", "SELECT a::no", "SELECT '12:30'", "SELECT 'ж:no😀'" })
	void quotesAndCommentsHoldNoParameters(String sql) {
		assertThat(SqlText.of(sql)).satisfies((text) -> {
			assertThat(text.parameters()).isEmpty();
			assertThat(text.flaws()).isEmpty();
			assertThat(text.positional()).isEqualTo(sql.stripTrailing());
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 5--:a", "SELECT '' :a", "SELECT '\\\\' :a ''", "SELECT (:a)", "SELECT x=:a",
			"SELECT /**/:a", "(SELECT :a) UNION (SELECT 2)", "-- who?\nWITH x AS (SELECT :a) SELECT * FROM x",
			"SELECT 1 # it's\n+:a", "SELECT -- it's\n:a" })
	void whatOnlyLooksQuotedIsNot(String sql) {
		assertThat(SqlText.of(sql).flaws()).isEmpty();
		assertThat(SqlText.of(sql).parameters()).extracting(SqlText.Mark::text).containsExactly("a");
	}

	@Test
	void aFinalSemicolonAndWhatFollowsAreLeftOut() {
		assertThat(statement("SELECT ';' ; -- that is all\n").sql()).isEqualTo("SELECT ';'");
	}

	@Test
	void noTextExhaustsTheStack() {
		String many = "x".repeat(100_000);
		String quotes = "''".repeat(100_000);
		assertThat(SqlText.of("SELECT '" + many + quotes + "\\'".repeat(100_000) + "'").flaws()).isEmpty();
		assertThat(SqlText.of("SELECT /*" + many + "*/ `" + many + "``".repeat(100_000) + "`").flaws()).isEmpty();
		assertThat(SqlText.of("SELECT " + "(".repeat(100_000)).flaws()).isEmpty();
		assertThat(SqlText.of("SELECT '" + quotes).flaws()).hasSize(1);
	}

	private static Statement statement(String sql) {
		return new Segment("any", "Any", SqlText.of(sql).statement(), List.of()).statement();
	}

}
