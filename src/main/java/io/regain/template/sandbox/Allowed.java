package io.regain.template.sandbox;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What templates may use of FreeMarker: everything that formats, chooses and repeats;
 * nothing that reaches outside, runs text as code, takes a regular expression, or works
 * where the time limit cannot interrupt it.
 */
final class Allowed {

	static final Set<String> DIRECTIVES = Set.of("MixedContent", "TextBlock", "DollarVariable", "Comment", "IfBlock",
			"ConditionalBlock", "IteratorBlock", "ListElseContainer", "ElseOfList", "Items", "Sep", "SwitchBlock",
			"Case", "On", "BreakInstruction", "ContinueInstruction", "Assignment", "AssignmentInstruction",
			"BlockAssignment", "Macro", "ReturnInstruction", "BodyInstruction", "UnifiedCall", "Include", "LibraryLoad",
			"CompressedBlock", "TrimInstruction", "AutoEscBlock");

	static final Set<String> EXPRESSIONS = Set.of("StringLiteral", "NumberLiteral", "BooleanLiteral", "Identifier",
			"Dot", "DynamicKeyName", "ListLiteral", "HashLiteral", "Range", "MethodCall", "AddConcatExpression",
			"ArithmeticExpression", "UnaryPlusMinusExpression", "ComparisonExpression", "AndExpression", "OrExpression",
			"NotExpression", "ParentheticalExpression", "DefaultToExpression", "ExistsExpression");

	/** Whoever writes a layout may hand on text that is HTML already. */
	static final Set<String> IN_LAYOUTS = Set.of("NoAutoEscBlock", "?no_esc");

	static final Set<String> BUILT_INS = prefixed("abs", "blank_to_null", "c", "cap_first", "capitalize", "ceiling",
			"contains", "counter", "empty_to_null", "ends_with", "esc", "first", "floor", "has_content", "has_next",
			"index", "index_of", "is_boolean", "is_even_item", "is_first", "is_hash", "is_last", "is_number",
			"is_odd_item", "is_sequence", "is_string", "item_cycle", "item_parity", "item_parity_cap", "join", "keys",
			"last", "last_index_of", "length", "lower_case", "max", "min", "replace", "reverse", "round",
			"seq_contains", "seq_index_of", "size", "sort", "sort_by", "split", "starts_with", "switch", "then", "trim",
			"trim_to_null", "truncate", "truncate_c", "truncate_w", "uncap_first", "upper_case", "url", "url_path",
			"values");

	/** Built-ins whose result is a text or a number, whatever they are used on. */
	static final Set<String> SCALAR_BUILT_INS = prefixed("abs", "c", "cap_first", "capitalize", "ceiling", "counter",
			"floor", "index", "index_of", "join", "last_index_of", "length", "lower_case", "replace", "round",
			"seq_index_of", "size", "trim", "truncate", "truncate_c", "truncate_w", "uncap_first", "upper_case", "url",
			"url_path");

	private Allowed() {
	}

	private static Set<String> prefixed(String... names) {
		Set<String> prefixed = new TreeSet<>();
		for (String name : names) {
			prefixed.add("?" + name);
		}
		return Collections.unmodifiableSet(prefixed);
	}

}
