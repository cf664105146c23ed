package io.regain.console.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;

/**
 * What the sources say of a class, a method or an enum's constant, as Markdown. Read by
 * the compiler, which knows Javadoc.
 */
final class Javadocs {

	private static final Path SOURCES = Path.of("src/main/java");

	private final Map<Class<?>, Map<String, Comment>> files = new HashMap<>();

	/**
	 * @throws IllegalStateException if nothing is said of it
	 */
	Comment of(Class<?> type) {
		return find(type, name(type));
	}

	/**
	 * @throws IllegalStateException if nothing is said of it
	 */
	Comment of(Method method) {
		return find(method.getDeclaringClass(), name(method.getDeclaringClass()) + "#" + method.getName());
	}

	/** Empty if nothing is said of it: its name may be enough. */
	String of(Enum<?> constant) {
		Class<?> type = constant.getDeclaringClass();
		Comment comment = comments(type).get(name(type) + "#" + constant.name());
		return (comment != null) ? comment.whole() : "";
	}

	private Comment find(Class<?> type, String name) {
		Comment comment = comments(type).get(name);
		if (comment == null) {
			throw new IllegalStateException("the API has no description of %s: it needs a Javadoc".formatted(name));
		}
		return comment;
	}

	/** As in the file: the names of nested classes with dots. */
	private static String name(Class<?> type) {
		return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
	}

	private Map<String, Comment> comments(Class<?> type) {
		Class<?> outermost = type.getNestHost();
		return this.files.computeIfAbsent(outermost, Javadocs::read);
	}

	private static Map<String, Comment> read(Class<?> outermost) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		Path file = SOURCES.resolve(outermost.getName().replace('.', '/') + ".java");
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
			JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
					manager.getJavaFileObjects(file));
			Reader reader = new Reader(DocTrees.instance(task));
			for (CompilationUnitTree unit : task.parse()) {
				reader.scan(unit, "");
			}
			return reader.comments;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String markdown(List<? extends DocTree> trees) {
		return trees.stream()
			.map(Javadocs::markdown)
			.collect(Collectors.joining())
			.replaceAll("[ \\t]*\\R[ \\t]*", " ")
			.replace("\\p ", "\n\n")
			.replace("\\p", "\n\n")
			.strip();
	}

	private static String markdown(DocTree tree) {
		if (tree instanceof TextTree text) {
			return text.getBody();
		}
		if (tree instanceof LiteralTree literal) {
			return (literal.getKind() == DocTree.Kind.CODE) ? "`" + literal.getBody().getBody() + "`"
					: literal.getBody().getBody();
		}
		if (tree instanceof LinkTree link) {
			return link.getLabel().isEmpty() ? link.getReference().getSignature().replaceAll(".*[#.]", "")
					: markdown(link.getLabel());
		}
		if (tree instanceof StartElementTree start && start.getName().contentEquals("p")) {
			return "\\p";
		}
		throw new IllegalStateException("the API's description has no place for " + tree);
	}

	/**
	 * A Javadoc comment.
	 *
	 * @param first its first sentence
	 * @param more what follows
	 * @param parameters by name, as sentences
	 */
	record Comment(String first, String more, Map<String, String> parameters) {

		private static Comment of(DocCommentTree tree) {
			Map<String, String> parameters = new LinkedHashMap<>();
			for (DocTree block : tree.getBlockTags()) {
				if (block instanceof ParamTree parameter) {
					parameters.put(parameter.getName().toString(), sentence(markdown(parameter.getDescription())));
				}
			}
			return new Comment(markdown(tree.getFirstSentence()), markdown(tree.getBody()), parameters);
		}

		/** With a capital and an end, as fragments after {@code @param} have not. */
		private static String sentence(String fragment) {
			String begun = fragment.substring(0, 1).toUpperCase(Locale.ROOT) + fragment.substring(1);
			return begun.endsWith(".") ? begun : begun + ".";
		}

		String whole() {
			return (this.first + " " + this.more).strip();
		}

		/**
		 * @throws IllegalStateException if nothing is said of it
		 */
		String of(String parameter) {
			String text = this.parameters.get(parameter);
			if (text == null) {
				throw new IllegalStateException("the API has no description of '%s' where it says '%s': it needs @param"
					.formatted(parameter, this.first));
			}
			return text;
		}

	}

	private static final class Reader extends TreePathScanner<Void, String> {

		private final Map<String, Comment> comments = new HashMap<>();

		private final DocTrees docs;

		Reader(DocTrees docs) {
			this.docs = docs;
		}

		@Override
		public Void visitClass(ClassTree type, String outer) {
			String name = (outer.isEmpty() ? "" : outer + ".") + type.getSimpleName();
			keep(name);
			return super.visitClass(type, name);
		}

		@Override
		public Void visitMethod(MethodTree method, String outer) {
			keep(outer + "#" + method.getName());
			return null;
		}

		@Override
		public Void visitVariable(VariableTree variable, String outer) {
			keep(outer + "#" + variable.getName());
			return null;
		}

		private void keep(String name) {
			DocCommentTree tree = this.docs.getDocCommentTree(getCurrentPath());
			// Of records their components are read too, and have none of their own
			if (tree != null && this.comments.put(name, Comment.of(tree)) != null) {
				throw new IllegalStateException("%s is described twice".formatted(name));
			}
		}

	}

}
