package io.regain.template.sandbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import io.regain.message.Problem;

/** Holds the syntax tree of one file against what is allowed. */
final class Rules {

	/** No list that a template counts out by itself is longer. */
	private static final BigDecimal LONGEST_RANGE = BigDecimal.valueOf(1000);

	private final String file;

	private final boolean layout;

	private final List<Problem> problems;

	Rules(String file, List<Problem> problems) {
		this.file = file;
		this.layout = file.startsWith("_layout/");
		this.problems = problems;
	}

	void check(Syntax node) {
		switch (node.kind()) {
			case "Range" -> range(node);
			case "MethodCall" -> call(node);
			case "AddConcatExpression" -> sum(node, node.children());
			case "Assignment" -> assignment(node);
			case "?replace", "?split" -> refuse(node,
					"%s must be called where it is named, as in text?%1$s(…)".formatted(node.kind().substring(1)));
			default -> listed(node);
		}
		below(node).forEach(this::check);
	}

	private void listed(Syntax node) {
		String kind = node.kind();
		boolean allowed = Allowed.DIRECTIVES.contains(kind) || Allowed.EXPRESSIONS.contains(kind)
				|| Allowed.BUILT_INS.contains(kind) || (this.layout && Allowed.IN_LAYOUTS.contains(kind));
		if (!allowed && node.isBuiltIn()) {
			refuse(node, "%s is not allowed in a template; allowed are %s".formatted(kind,
					String.join(" ", Allowed.BUILT_INS)));
		}
		else if (!allowed) {
			String symbol = node.symbol();
			refuse(node, "%s is not allowed in a template"
				.formatted(symbol.startsWith("#") ? "<" + symbol + ">" : node.source()));
		}
	}

	/** What is nested, without the names of built-ins that {@link #call} has seen to. */
	private List<Syntax> below(Syntax node) {
		List<Syntax> children = node.children();
		if (!node.is("MethodCall") || !takesFlags(children.get(0))) {
			return children;
		}
		return Stream.concat(children.get(0).children().stream(), children.stream().skip(1)).toList();
	}

	/** With them, the text to look for is read as a regular expression. */
	private static boolean takesFlags(Syntax node) {
		return node.is("?replace") || node.is("?split");
	}

	private void call(Syntax node) {
		Syntax called = node.children().get(0);
		int without = called.is("?replace") ? 2 : 1;
		if (takesFlags(called) && node.children().size() > 1 + without) {
			refuse(node, "%s with flags is not allowed in a template: a regular expression can take for ever"
				.formatted(called.kind()));
		}
	}

	private void range(Syntax node) {
		List<Syntax> ends = node.children();
		if (ends.size() < 2 || !ends.stream().allMatch(this::isBound)) {
			refuse(node,
					"the range %s must have two ends, each a number up to %s or the size of a list, as in 1..3, 0..<items?size or items[1..*9]"
						.formatted(node.source(), LONGEST_RANGE));
		}
	}

	private boolean isBound(Syntax node) {
		List<Syntax> operands = node.children();
		return switch (node.kind()) {
			case "NumberLiteral" -> new BigDecimal(node.source()).compareTo(LONGEST_RANGE) <= 0;
			case "?size" -> true;
			case "ParentheticalExpression", "UnaryPlusMinusExpression" -> isBound(operands.get(0));
			case "ArithmeticExpression" -> node.symbol().equals("-") && isBound(operands.get(0))
					&& operands.get(1).is("NumberLiteral") && isBound(operands.get(1));
			default -> false;
		};
	}

	private void assignment(Syntax node) {
		if (node.name(1).filter("+="::equals).isPresent()) {
			sum(node, node.operand(2).stream().toList());
		}
	}

	/**
	 * Lists and hashes that are joined over and over grow beyond every limit without
	 * taking room, and then no built-in that walks through them ever ends. Which operands
	 * are lists is known only when rendering; so one side must evidently be none.
	 */
	private void sum(Syntax node, List<Syntax> operands) {
		if (operands.stream().noneMatch(this::isScalar)) {
			refuse(node,
					"one side of + must be a text or a number as it stands there, as in \"\" + a + b or 0 + a + b: lists cannot be joined");
		}
	}

	private boolean isScalar(Syntax node) {
		return switch (node.kind()) {
			case "StringLiteral", "NumberLiteral", "ArithmeticExpression", "UnaryPlusMinusExpression",
					"AddConcatExpression" ->
				true;
			case "ParentheticalExpression", "MethodCall" -> isScalar(node.children().get(0));
			default -> Allowed.SCALAR_BUILT_INS.contains(node.kind());
		};
	}

	private void refuse(Syntax node, String message) {
		this.problems.add(Problem.error(TemplateSet.HOME + this.file, node.line(), node.column(), "", message));
	}

}
