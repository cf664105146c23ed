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

}
