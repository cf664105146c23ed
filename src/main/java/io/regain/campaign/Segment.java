package io.regain.campaign;

import java.util.List;

import io.regain.message.Variable;

/**
 * A named SELECT that says which customers, as of a run date: one file
 * {@code campaigns/segments/<id>.yaml}.
 *
 * @param id the file's name without its ending
 * @param title for people
 * @param sql one statement that yields {@code customer_id} and a column for each
 * variable; may bind {@code :run_date} and the campaign's variables by name
 * @param variables its columns that templates may use
 */
public record Segment(String id, String title, String sql, List<Variable> variables) {

	public Segment {
		variables = List.copyOf(variables);
	}

	/**
	 * The SQL for a prepared statement. It goes by the quotes, escapes and comments of
	 * MySQL, which Spring's reading of named parameters doesn't know.
	 */
	public Statement statement() {
		SqlText text = SqlText.of(this.sql);
		return new Statement(text.positional(), text.parameters().stream().map(SqlText.Mark::text).toList());
	}

	/**
	 * SQL with question marks.
	 *
	 * @param sql one query without a final semicolon; it may end in a comment
	 * @param parameters the name of each question mark, in order; a name may come again
	 */
	public record Statement(String sql, List<String> parameters) {
	}

}
