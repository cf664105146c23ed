package io.regain.template.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.regain.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a template may not say, refused before it is ever rendered. */
class AttackTests {

	static final List<String> EXPRESSIONS = List.of("\"freemarker.template.utility.Execute\"?new()(\"id\")",
			"customer?api.class", "customer?has_api", "\"1 + 1\"?eval", "\"[1]\"?eval_json", "\"x\"?interpret",
			"\"aaaa\"?matches(\"(a+)+b\")", "\"x\"?left_pad(2000000000)", "\"x\"?right_pad(2000000000)",
			"[1]?chunk(2000000000, 1)", "xs?filter(y -> true)", "xs?map(y -> y)", "x?with_args([1])", "x?markup_string",
			"x?no_esc", "1?string(\"0.00\")", "\"1e999999999\"?number", "\"2026-01-01\"?date", ".data_model",
			".globals", ".main", ".vars", ".now", ".get_optional_template(\"/x\")", ".locale");

	/** Everywhere that an expression can stand. */
	static final List<String> PLACES = List.of("${§}", "${'in a text: ${§}'}", "${'${f(\\'${§}\\')}'}",
			"<#macro m a=§></#macro>", "<@m a=§/>", "<@m 1, §/>", "<@m 1; y>${§}</@m>", "<@m[§]/>", "${f(1, §)}",
			"${(§)!}", "<#assign a = {'k': [1, (§)]}>", "<#assign a = {'${§}': 1}>", "<#assign a>${§}</#assign>",
			"<#assign a += 1 + §>", "<#assign a = 1, b = §>", "<#macro m><#local a = §></#macro>",
			"<#macro m><#nested §></#macro>", "<#if x><#elseif a?? && !(§)></#if>", "<#switch 1><#case §></#switch>",
			"<#switch 1><#on 1, §></#switch>", "<#switch §><#default></#switch>", "<#list § as y></#list>",
			"<#list §><#items as y></#items></#list>", "<#list xs as y>${y}<#sep>${§}</#sep><#else>${§}</#list>",
			"<#function f><#return §></#function>", "${x!(§)}", "${x[§]}", "${x[1..2][(§)]}", "${x?then(1, §)}",
			"${x?switch(1, §)}", "${x?replace('a', §)}", "${x?split(§)?size}", "${(§)?upper_case}", "${(§).y}",
			"${-(§)}", "${1 - §}", "${(1 == (§))?c}", "<#compress>${§}</#compress>", "<#autoesc>${§}</#autoesc>");

	@ParameterizedTest
	@FieldSource("PLACES")
	void aPlaceForAttacksIsFineByItself(String place) {
		assertThat(problems("html.en.ftlh", place.replace("§", "x"))).isEmpty();
	}

	@ParameterizedTest
	@FieldSource("EXPRESSIONS")
	void anExpressionThatReachesOutsideOrRunsForEverIsRefusedWhereverItStands(String attack) {
		assertThat(PLACES).allSatisfy((place) -> {
			String source = place.replace("§", attack);
			assertThat(problems("html.en.ftlh", source)).as(source)
				.extracting(Problem::message)
				.anySatisfy((message) -> assertThat(message).contains("not allowed in a template"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "<#setting number_format='0.0'>", "<#stop 'x'>", "<#visit x>", "<#recurse x>", "<#flush>",
			"<#outputformat 'plainText'>${x}</#outputformat>", "<#noautoesc>${x}</#noautoesc>" })
	void aDirectiveThatChangesHowTheRestIsReadOrHidesItsFailuresIsRefused(String attack) {
		assertThat(problems("html.en.ftlh", "\n  " + attack)).singleElement().satisfies((problem) -> {
			assertThat(problem.file()).isEqualTo("templates/html.en.ftlh");
			assertThat(problem.line()).isEqualTo(2);
			assertThat(problem.column()).isEqualTo(3);
			assertThat(problem.message()).contains(attack.substring(0, 5)).contains("not allowed in a template");
		});
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "<#attempt>${x}<#recover></#attempt>", "<#escape y as y?trim>${x}</#escape>", "${x?html}" })
	void whatHidesFailuresOrEscapesTheOldWayIsRefused(String attack) {
		assertThat(problems("text.en.ftl", attack)).extracting(Problem::message)
			.anySatisfy((message) -> assertThat(message).contains("not allowed in a template"));
	}

	@Test
	void escapingCanOnlyBeLeftOutInLayouts() {
		String source = "<#noautoesc>${x}</#noautoesc>${x?no_esc}";
		assertThat(problems("_layout/email.ftlh", source)).isEmpty();
		assertThat(problems("a/b/html.en.ftlh", source)).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<#ftl auto_esc=false>${x}", "<#ftl output_format='plainText'>${x}",
			"\n <#ftl output_format='undefined'>${x}", "<#ftl output_format='XML'>${x}", "[#ftl]${x}" })
	void theHeaderCannotSwitchEscapingOff(String attack) {
		assertThat(problems("html.en.ftlh", attack)).singleElement()
			.extracting(Problem::message)
			.asString()
			.contains("its header");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[#setting locale='en']", "[=x?new()]", "#{1; m2000000000}", "<assign x=1>" })
	void otherSyntaxesAreJustText(String source) throws SandboxException {
		TemplateSet set = new TemplateSet(new TreeMap<>(Map.of("text.en.ftl", source)));
		assertThat(set.problems()).isEmpty();
		assertThat(set.render("text.en.ftl", Map.of("x", "${x}"), 1000, Duration.ofSeconds(30))).isEqualTo(source);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1..", "0..<raw.n", "1..1001", "1..*2000000000", "1..-99999999999", "raw.n..3",
			"1..(9 * 999999)", "1..xs?size - 9999999999", "1..(1000 + xs?size)", "1..'${raw.n}'?length" })
	void aRangeThatCouldBeEndlessIsRefused(String range) {
		assertThat(problems("html.en.ftlh", "<#list " + range + " as i></#list>")).singleElement()
			.extracting(Problem::message)
			.asString()
			.contains("must have two ends");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1..1000", "3..1", "0..<xs?size", "0..xs?size - 1", "1..*9", "-3..-1" })
	void aRangeWithTwoEndsIsFine(String range) {
		assertThat(problems("html.en.ftlh", "<#list " + range + " as i></#list>")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<#assign a = a + a>", "<#assign a += a>", "${f(a + [1])}", "${(a + (b + c))?size}",
			"<#assign h = h + {'x': 1}>" })
	void listsCannotBeJoinedSinceTheyWouldGrowWithoutEnd(String attack) {
		assertThat(problems("html.en.ftlh", attack)).extracting(Problem::message)
			.allSatisfy((message) -> assertThat(message).contains("lists cannot be joined"))
			.isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "${a + 'x'}", "${'x' + a + b}", "${0 + a + b}", "${(1 - a) + b}", "<#assign a += 1>",
			"${a?trim + b}", "${a?replace('x', 'y') + b}", "${a?size + b}" })
	void textsAndNumbersCanBeAdded(String source) {
		assertThat(problems("html.en.ftlh", source)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "${x?replace('(a+)+b', '', 'r')}", "${x?split('(a+)+b', 'r')?size}",
			"<#assign f = x?replace>${f('(a+)+b', '', 'r')}", "<#assign f = x?split>",
			"${(x?replace)('a', 'b', 'r')}" })
	void regularExpressionsAreRefused(String attack) {
		assertThat(problems("html.en.ftlh", attack)).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "((((", "<#if", "${", "<#macro m><@m/>", "<#unknown>", "${x?unknown}" })
	void brokenSyntaxIsAProblemWithItsPlace(String source) {
		assertThat(problems("html.en.ftlh", "\n${x}" + source + "<#if>")).singleElement().satisfies((problem) -> {
			assertThat(problem.line()).isEqualTo(2);
			assertThat(problem.column()).isPositive();
			assertThat(problem.message()).isNotBlank().doesNotContain("\n");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "[", "-", "!", "{'a':", "x?then(", "f(", "'${" })
	void nestingWithoutEndIsAProblem(String opening) {
		assertThat(problems("html.en.ftlh", "${" + opening.repeat(20_000))).isNotEmpty();
	}

	@Test
	void directivesNestedWithoutEndAreAProblem() {
		assertThat(problems("html.en.ftlh", "<#if x>".repeat(20_000) + "</#if>".repeat(20_000))).isNotEmpty();
		assertThat(problems("text.en.ftl", "<#attempt><#recover>".repeat(60) + "</#attempt>".repeat(60))).isNotEmpty();
	}

	private static List<Problem> problems(String file, String source) {
		return new TemplateSet(new TreeMap<>(Map.of(file, source))).problems();
	}

}
