package io.regain.template.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.regain.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which files a template can see. */
class ReferencesTests {

	@ParameterizedTest
	@ValueSource(strings = { "../../etc/passwd", "../../../../../../etc/passwd", "/../etc/passwd", "/etc/passwd",
			"file:///etc/passwd", "http://localhost/x.ftl", "classpath:x.ftl", "_layout/part.ftlh",
			"/_layout/*/part.ftlh", "/_layout/PART.ftlh", "/_layout/part.ftlh\\x0000", "..\\\\..\\\\x", "", "/",
			"*/x" })
	void nothingOutsideOfTheBundleCanBeIncluded(String path) {
		for (String directive : List.of("include", "import")) {
			String name = directive.equals("import") ? " as x" : "";
			assertThat(problems(Map.of("_layout/part.ftlh", "x", "a/b/html.en.ftlh",
					"<#" + directive + " '" + path + "'" + name + ">")))
				.singleElement()
				.satisfies((problem) -> {
					assertThat(problem.file()).isEqualTo("templates/a/b/html.en.ftlh");
					assertThat(problem.line()).isOne();
					assertThat(problem.message()).contains("names no file of this template or of _layout");
				});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "<#include path>", "<#include '/_layout/${x}'>", "<#include '/_layout/' + x>",
			"<#import x as y>", "<#include '/_layout/part.ftlh' parse=false>",
			"<#include '/nothing' ignore_missing=true>" })
	void aPathIsWrittenLiterallyAndHasNoOptions(String source) {
		assertThat(problems(Map.of("_layout/part.ftlh", "x", "a/b/html.en.ftlh", source))).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/_layout/part.ftlh", "../../_layout/part.ftlh", "../../_layout/./part.ftlh" })
	void aFileOfTheBundleCanBeIncludedAndImported(String path) throws SandboxException {
		TemplateSet set = new TemplateSet(new TreeMap<>(Map.of("_layout/part.ftlh", "<#macro m>[${x}]</#macro>part",
				"a/b/html.en.ftlh", "<#include '" + path + "'>, <#import '" + path + "' as p><@p.m/>")));
		assertThat(set.problems()).isEmpty();
		assertThat(set.render("a/b/html.en.ftlh", Map.of("x", "<"), 100, Duration.ofSeconds(30)))
			.isEqualTo("part, [&lt;]");
	}

	@Test
	void filesThatIncludeEachOtherAreAProblem() {
		assertThat(problems(Map.of("a.ftl", "<#include 'b.ftl'>", "b.ftl", "<#include 'a.ftl'>", "c.ftl",
				"<#include 'c.ftl'>", "d.ftl", "fine")))
			.extracting(Problem::file)
			.containsExactly("templates/a.ftl", "templates/b.ftl", "templates/c.ftl");
	}

	@Test
	void filesThatIncludeMoreAndMoreAreAProblem() {
		Map<String, String> files = new TreeMap<>();
		for (int i = 0; i < 40; i++) {
			files.put("part%02d.ftl".formatted(i), "<#include 'part%02d.ftl'>".formatted(i + 1).repeat(2));
		}
		files.put("part40.ftl", "");
		assertThat(problems(files)).isNotEmpty();
	}

	@Test
	void textThatNobodyEscapesDoesNotGetIntoHtml() {
		String macro = "<#macro m>${x}</#macro>";
		assertThat(
				problems(Map.of("_layout/text.ftl", macro, "html.ftlh", "<#import '/_layout/text.ftl' as t><@t.m/>")))
			.singleElement()
			.extracting(Problem::message)
			.asString()
			.contains("_layout/text.ftl is plain text");
		assertThat(problems(Map.of("part.ftl", "${x}", "html.ftlh", "<#include 'part.ftl'>"))).hasSize(1);
		assertThat(problems(Map.of("a.ftl", "<#import 'b.ftl' as b>", "b.ftl", macro, "html.ftlh",
				"<#import 'a.ftl' as a><@a.b.m/>")))
			.hasSize(1);
		assertThat(
				problems(Map.of("a.ftl", "<#include 'b.ftl'>", "b.ftl", macro, "html.ftlh", "<#import 'a.ftl' as a>")))
			.hasSize(1);
		assertThat(problems(Map.of("a.ftl", macro, "text.ftl", "<#import 'a.ftl' as a><@a.m/>"))).isEmpty();
	}

	@Test
	void functionsOfPlainTextAreEscapedWhereTheyAreUsed() throws SandboxException {
		TemplateSet set = new TemplateSet(new TreeMap<>(Map.of("f.ftl",
				"<#assign c>[${x}]</#assign><#function f><#local l>(${x})</#local>${x}<#return l></#function>",
				"html.ftlh", "<#import 'f.ftl' as f>${f.f()} ${f.c}")));
		assertThat(set.problems()).isEmpty();
		assertThat(set.render("html.ftlh", Map.of("x", "<b>"), 100, Duration.ofSeconds(30)))
			.isEqualTo("(&lt;b&gt;) [&lt;b&gt;]");
	}

	@Test
	void aFileWithAProblemOfItsOwnIsStillThere() {
		assertThat(problems(Map.of("a.ftl", "${", "b.ftl", "<#include 'a.ftl'>"))).extracting(Problem::file)
			.containsExactly("templates/a.ftl");
	}

	@Test
	void theNamesOfAHashesMembersAreFound() {
		TemplateSet set = new TemplateSet(new TreeMap<>(Map.of("a.ftl",
				"${customer.city}<#if customer.given_name??>${'${customer.tier}'}</#if>${other.x}${customer['post-code']}")));
		assertThat(set.membersOf("customer")).containsExactlyInAnyOrder("city", "given_name", "tier", "post-code");
	}

	private static List<Problem> problems(Map<String, String> files) {
		return new TemplateSet(new TreeMap<>(files)).problems();
	}

}
