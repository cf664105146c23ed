package io.regain.template.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import freemarker.cache.TemplateNameFormat;
import freemarker.cache._CacheAPI;
import freemarker.template.MalformedTemplateNameException;
import io.regain.message.Problem;

/**
 * Which file includes or imports which: only files of the same bundle, by a path that
 * stands there literally, never in a circle, and never so that text which nobody escapes
 * gets into HTML.
 */
final class References {

	/** Files that include others twice, and so on, would take for ever. */
	private static final int MOST_INCLUSIONS = 100;

	private final Set<String> files;

	private final Map<String, Syntax> trees;

	private final Map<String, List<Reference>> references = new HashMap<>();

	private final List<Problem> problems;

	/**
	 * @param files all that there are
	 * @param trees those that could be parsed
	 */
	References(Set<String> files, Map<String, Syntax> trees, List<Problem> problems) {
		this.files = files;
		this.trees = trees;
		this.problems = problems;
	}

	void check() {
		this.trees.forEach((file, tree) -> this.references.put(file, of(file, tree)));
		this.references.forEach((file, outgoing) -> {
			outgoing.forEach((reference) -> checkEscaping(file, reference));
			if (inclusions(file, MOST_INCLUSIONS) > MOST_INCLUSIONS) {
				this.problems.add(Problem.error(TemplateSet.HOME + file,
						"includes itself by way of others, or more than %d files".formatted(MOST_INCLUSIONS)));
			}
		});
	}

	private List<Reference> of(String file, Syntax tree) {
		List<Reference> found = new ArrayList<>();
		tree.all().filter((node) -> node.is("Include") || node.is("LibraryLoad")).forEach((node) -> {
			Optional<String> target = node.operand(0)
				.flatMap(Syntax::literal)
				.flatMap((path) -> resolve(file, path))
				.filter(this.files::contains);
			if (node.is("Include") && node.children().size() > 1) {
				refuse(file, node, "<#include> takes a path and nothing else");
			}
			target.ifPresentOrElse((name) -> found.add(new Reference(node, node.is("Include"), name)), () -> refuse(
					file, node,
					"%s names no file of this template or of _layout; the path must stand there literally, as in <#import \"/_layout/email.ftlh\" as mail>"
						.formatted(node.operand(0).map(Syntax::source).orElse(""))));
		});
		return found;
	}

	private static Optional<String> resolve(String file, String path) {
		TemplateNameFormat format = TemplateNameFormat.DEFAULT_2_4_0;
		try {
			return Optional.of(_CacheAPI.normalizeRootBasedName(format, _CacheAPI.toRootBasedName(format, file, path)));
		}
		catch (MalformedTemplateNameException ex) {
			return Optional.empty();
		}
	}

	private void checkEscaping(String file, Reference reference) {
		String target = reference.target();
		boolean plain = isPlain(target) && (reference.include() || writes(target, new HashSet<>()));
		if (!isPlain(file) && plain) {
			refuse(file, reference.node(),
					"%s is plain text: what it writes is not escaped for HTML, so only functions can be imported from it"
						.formatted(target));
		}
	}

	/** Whether macros become known by importing this file of plain text. */
	private boolean writes(String file, Set<String> seen) {
		if (!isPlain(file) || !seen.add(file)) {
			return false;
		}
		boolean macros = Optional.ofNullable(this.trees.get(file))
			.filter((tree) -> tree.all().anyMatch((node) -> node.symbol().equals("#macro")))
			.isPresent();
		return macros || this.references.getOrDefault(file, List.of())
			.stream()
			.anyMatch((reference) -> writes(reference.target(), seen));
	}

	private static boolean isPlain(String file) {
		return !file.endsWith(".ftlh");
	}

	/**
	 * How many files are read when this one is included, counted no further than most.
	 */
	private int inclusions(String file, int most) {
		int count = 1;
		for (Reference reference : this.references.getOrDefault(file, List.of())) {
			if (reference.include() && count <= most) {
				count += inclusions(reference.target(), most - count);
			}
		}
		return count;
	}

	private void refuse(String file, Syntax node, String message) {
		this.problems.add(Problem.error(TemplateSet.HOME + file, node.line(), node.column(), "", message));
	}

	private record Reference(Syntax node, boolean include, String target) {

	}

}
