package io.regain.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.regain.campaign.schema.SchemaCheck;
import io.regain.campaign.yaml.Document;
import io.regain.campaign.yaml.YamlReader;
import io.regain.message.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A file on its way to a definition: what stands in it, and what was found wrong so far.
 * Each check asks for {@linkplain #sound(String) sound} parts only, so that nothing is
 * complained about twice.
 */
final class Draft {

	private final Source source;

	private final Document document;

	private final List<Problem> problems;

	private Draft(Source source, Document document, List<Problem> problems) {
		this.source = source;
		this.document = document;
		this.problems = problems;
	}

	/** Reads a file and holds it against its schema. */
	static Draft of(Source source, SchemaCheck schema) {
		Document document = YamlReader.read(source.file(), source.text());
		List<Problem> problems = new ArrayList<>(document.problems());
		if (!document.root().isMissingNode()) {
			Set<String> unread = problems.stream().map(Problem::path).collect(Collectors.toSet());
			schema.check(document)
				.stream()
				.filter((problem) -> problem.path().isEmpty() || !unread.contains(problem.path()))
				.forEach(problems::add);
		}
		return new Draft(source, document, problems);
	}

	Source source() {
		return this.source;
	}

	/** The id by the file's name; what stands in the file is checked against it. */
	String id() {
		return this.source.id();
	}

	Document document() {
		return this.document;
	}

	List<Problem> problems() {
		return this.problems;
	}

	boolean isValid() {
		return this.problems.stream().noneMatch(Problem::isError);
	}

	/** What stands at a path, or a missing node if it is in error. */
	JsonNode sound(String path) {
		return isSound(path) ? this.document.at(path) : MissingNode.getInstance();
	}

	boolean isSound(String path) {
		return this.problems.stream().map(Problem::path).noneMatch((wrong) -> isWithin(path, wrong));
	}

	Optional<String> text(String path) {
		return sound(path).stringValueOpt();
	}

	/** The segments that a campaign names, as far as they can be read. */
	Stream<String> segmentIds() {
		return Stream.concat(this.document.at("audience.segment").stringValueOpt().stream(),
				this.document.at("audience.exclude").valueStream().flatMap((id) -> id.stringValueOpt().stream()));
	}

	List<String> names(String path) {
		return this.document.at(path).propertyNames().stream().toList();
	}

	void reject(String path, String message) {
		this.problems.add(this.document.problemAt(path, message));
	}

	void rejectKey(String path, String message) {
		this.problems.add(this.document.problemAtKey(path, message));
	}

	void rejectInside(String path, int index, String message) {
		this.problems.add(this.document.problemInside(path, index, message));
	}

	void warn(String path, String message) {
		Problem at = this.document.problemAt(path, message);
		this.problems.add(Problem.warning(at.file(), at.line(), at.column(), at.path(), at.message()));
	}

	private static boolean isWithin(String path, String wrong) {
		return wrong.equals(path) || wrong.startsWith(path + ".") || wrong.startsWith(path + "[");
	}

}
