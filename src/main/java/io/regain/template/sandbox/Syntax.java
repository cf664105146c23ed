package io.regain.template.sandbox;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import freemarker.core.TemplateElement;
import freemarker.core.TemplateObject;
import freemarker.template.Template;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import org.jspecify.annotations.Nullable;

/**
 * A node of a parsed template: a directive, an expression, or static text.
 * <p>
 * FreeMarker shows the nodes of its tree, but keeps what hangs below an expression to
 * itself; hence the reflection. Looking at the source text instead would have to know
 * every way in which FreeMarker can be told to read it differently.
 */
final class Syntax {

	private static final Method COUNT = method("getParameterCount");

	private static final Method VALUE = method("getParameterValue", int.class);

	private static final Method SYMBOL = method("getNodeTypeSymbol");

	private static final String BUILT_IN = "?";

	private final TemplateObject node;

	private Syntax(TemplateObject node) {
		this.node = node;
	}

	@SuppressWarnings("deprecation") // There is no other way to the tree
	static Syntax of(Template template) {
		return new Syntax(template.getRootTreeNode());
	}

	/**
	 * FreeMarker's name of the node's class, as in {@code IfBlock} or {@code Range}; for
	 * a built-in its name behind a question mark.
	 */
	String kind() {
		// A member that is called at once has a class of its own, and means the same.
		return isBuiltIn() ? BUILT_IN + name(1).orElseThrow()
				: this.node.getClass().getSimpleName().replace("BeforeMethodCall", "");
	}

	boolean is(String kind) {
		return kind().equals(kind);
	}

	boolean isBuiltIn() {
		return symbol().startsWith(BUILT_IN) && !symbol().equals("??");
	}

	/** How a template writes it, as in {@code #setting}. */
	String symbol() {
		return String.valueOf(call(SYMBOL));
	}

	/** Its source, in FreeMarker's own words. */
	String source() {
		return this.node.getCanonicalForm();
	}

	/** The text of a literal that has no interpolations. */
	Optional<String> literal() {
		try {
			return (is("StringLiteral") && count() == 0 && this.node instanceof TemplateScalarModel text)
					? Optional.of(text.getAsString()) : Optional.empty();
		}
		catch (TemplateModelException ex) {
			throw new IllegalStateException("a literal has no text", ex);
		}
	}

	/** Operands, names and settings in the order of FreeMarker; absent ones are empty. */
	List<Optional<Object>> operands() {
		return IntStream.range(0, count()).mapToObj((index) -> Optional.ofNullable(call(VALUE, index))).toList();
	}

	Optional<Syntax> operand(int index) {
		return (index < count()) ? syntax(operands().get(index)) : Optional.empty();
	}

	/** The operand as FreeMarker keeps names and operators: a plain text. */
	Optional<String> name(int index) {
		return operands().get(index).filter(String.class::isInstance).map(String.class::cast);
	}

	/** Every node directly below: operands first, then nested directives and text. */
	List<Syntax> children() {
		// Some nodes are told twice, and twice at each level would be for ever.
		Set<TemplateObject> children = Collections.newSetFromMap(new IdentityHashMap<>());
		List<Syntax> distinct = new ArrayList<>();
		operands()
			.forEach((operand) -> syntax(operand).filter((child) -> children.add(child.node)).ifPresent(distinct::add));
		if (this.node instanceof TemplateElement element) {
			for (int i = 0; i < element.getChildCount(); i++) {
				TemplateElement child = (TemplateElement) element.getChildAt(i);
				if (children.add(child)) {
					distinct.add(new Syntax(child));
				}
			}
		}
		return distinct;
	}

	/** This node and all below it. */
	Stream<Syntax> all() {
		return Stream.concat(Stream.of(this), children().stream().flatMap(Syntax::all));
	}

	int line() {
		return this.node.getBeginLine();
	}

	int column() {
		return this.node.getBeginColumn();
	}

	private static Optional<Syntax> syntax(Optional<Object> operand) {
		return operand.filter(TemplateObject.class::isInstance).map((node) -> new Syntax((TemplateObject) node));
	}

	private int count() {
		return (call(COUNT) instanceof Integer count) ? count : 0;
	}

	private @Nullable Object call(Method method, Object... arguments) {
		try {
			return method.invoke(this.node, arguments);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("FreeMarker's " + method.getName() + " failed", ex);
		}
	}

	private static Method method(String name, Class<?>... parameters) {
		try {
			Method method = TemplateObject.class.getDeclaredMethod(name, parameters);
			method.setAccessible(true);
			return method;
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException("this version of FreeMarker has another syntax tree: no " + name, ex);
		}
	}

}
