package io.regain.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A segment's SQL, split as MySQL and MariaDB split it: only as far as needed to find its
 * parameters and to see that it is one query. The database judges the rest.
 *
 * @param statement the text without a final semicolon and what follows it
 * @param parameters each {@code :name}, in order
 * @param flaws what makes it something else than one query
 * @param hasLineComment whether a comment reaches to the end of its line
 */
record SqlText(String statement, List<Mark> parameters, List<Mark> flaws, boolean hasLineComment) {

	/** Possessive throughout, so that no text, however long, exhausts the stack. */
	private static final Pattern TOKEN = Pattern.compile("""
			(?<quoted>'(?:[^'\\\\]|\\\\.|'')*+'|"(?:[^"\\\\]|\\\\.|"")*+"|`(?:[^`]|``)*+`)
			|(?<executable>/\\*M?!)
			|(?<line>--(?=[\\s\\p{Cntrl}]|$)[^\\n]*+|\\#[^\\n]*+)
			|(?<comment>/\\*.*?\\*/)
			|(?<open>['"`]|/\\*)
			|(?<assignment>::|:=)
			|:(?<parameter>[A-Za-z_][A-Za-z0-9_]*+)
			|(?<placeholder>\\?)
			|(?<end>;)
			|(?<word>[\\p{L}_$@][\\p{L}\\p{N}_$@]*+)
			|(?<other>[^\\s(])""", Pattern.COMMENTS | Pattern.DOTALL);

	/** What is repeated of the SQL in a complaint. */
	private static final int LONGEST = 30;

	/**
	 * A place in the SQL.
	 *
	 * @param index of the character in the SQL as written
	 * @param text a parameter's name, or what is wrong
	 */
	record Mark(int index, String text) {
	}

	static SqlText of(String sql) {
		List<Mark> parameters = new ArrayList<>();
		List<Mark> flaws = new ArrayList<>();
		Matcher token = TOKEN.matcher(sql);
		boolean begun = false;
		boolean lineComment = false;
		int end = sql.length();
		while (flaws.isEmpty() && token.find()) {
			if (token.group("line") != null || token.group("comment") != null) {
				lineComment |= token.group("line") != null;
				continue;
			}
			String flaw = flaw(token, begun, end < sql.length());
			if (!flaw.isEmpty()) {
				flaws.add(new Mark(token.start(), flaw));
			}
			if (token.group("parameter") != null) {
				parameters.add(new Mark(token.start(), token.group("parameter")));
			}
			if (token.group("end") != null) {
				end = token.start();
			}
			begun = true;
		}
		if (!begun) {
			flaws.add(new Mark(0, "there is no SQL here; allowed: one SELECT, or WITH … SELECT"));
		}
		return new SqlText(sql.substring(0, end).stripTrailing(), List.copyOf(parameters), List.copyOf(flaws),
				lineComment);
	}

	/** The statement for JDBC, with {@code ?} in place of each parameter. */
	String positional() {
		StringBuilder text = new StringBuilder();
		int from = 0;
		for (Mark parameter : this.parameters) {
			text.append(this.statement, from, parameter.index()).append('?');
			from = parameter.index() + 1 + parameter.text().length();
		}
		return text.append(this.statement.substring(from)).toString();
	}

	private static String flaw(Matcher token, boolean begun, boolean ended) {
		if (ended) {
			return "more SQL after the ';'; allowed: one statement";
		}
		if (token.group("executable") != null) {
			return "a comment that is executed (/*!); write plain SQL";
		}
		if (token.group("open") != null) {
			return "%s opens here and is never closed".formatted(token.group());
		}
		if (token.group("placeholder") != null) {
			return "'?' says nothing here; parameters have names, as in :run_date";
		}
		if ("into".equalsIgnoreCase(token.group("word"))) {
			return "INTO writes a file or a variable; allowed: one SELECT that yields its rows";
		}
		if (!begun && !token.group().toLowerCase(Locale.ROOT).matches("select|with")) {
			return "'%s' begins no query; allowed: one SELECT, or WITH … SELECT".formatted(shortened(token.group()));
		}
		return "";
	}

	/** A text in quotes may have several lines. */
	private static String shortened(String token) {
		String line = token.lines().findFirst().orElse("");
		return (line.length() < token.length() || line.length() > LONGEST)
				? line.substring(0, Math.min(line.length(), LONGEST)) + "…" : token;
	}

}
