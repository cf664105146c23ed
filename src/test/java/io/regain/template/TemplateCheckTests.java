package io.regain.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.Problem;
import io.regain.message.Variable;
import io.regain.message.VariableType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateCheckTests {

	private final TemplateCheck check = new TemplateCheck(RenderLimits.DEFAULT);

	@Test
	void aCompleteTemplateHasNoProblems() {
		assertThat(problems(Bundles.complete())).isEmpty();
	}

	@Test
	void everyPartInEveryLocaleIsRenderedAndAllThatIsWrongIsTold() {
		Map<String, String> files = new HashMap<>(Bundles.complete());
		files.put("subject.ru.ftl", "${discont}");
		files.put("html.en.ftlh", "${links.unsubscribe}\n${'x'?eval}");
		assertThat(problems(files)).singleElement()
			.asString()
			.startsWith(
					"templates/winback/offer/html.en.ftlh:2:3: ?eval is not allowed in a template; allowed are ?abs ");
		files.put("html.en.ftlh", "${links.unsubscribe}${raw.discount.x}");
		files.put("push-body.ru.ftl", "${total}\n ${nothing}");
		assertThat(problems(files)).satisfiesExactly(
				(problem) -> assertThat(problem).startsWith("templates/winback/offer/html.en.ftlh:1:23: raw.discount: ")
					.endsWith("has evaluated to a number"),
				(problem) -> assertThat(problem)
					.isEqualTo("templates/winback/offer/push-body.ru.ftl:2:4: nothing has no"
							+ " value; there are brand, channel, customer, discount, due_at, ends_on, items, links, locale,"
							+ " note, raw, run_date, texts, total"),
				(problem) -> assertThat(problem).startsWith("templates/winback/offer/subject.ru.ftl:1:3: discont has no"
						+ " value; did you mean 'discount'?; there are brand, "));
	}

	@Test
	void aColumnThatOnlySomeCustomersHaveNeedsAnAlternative() {
		Map<String, String> files = new HashMap<>(Bundles.complete());
		files.put("sms.en.ftl", "Dear ${customer.given_name}");
		assertThat(problems(files)).singleElement()
			.asString()
			.startsWith("templates/winback/offer/sms.en.ftl:1:8: customer.given_name has no value for this customer");
		files.put("sms.en.ftl", "Dear ${customer.given_name!'customer'}");
		assertThat(problems(files)).isEmpty();
	}

	@Test
	void whatIsOnlyWrongForAKnownCustomerIsFoundToo() {
		Map<String, String> files = new HashMap<>(Bundles.complete());
		files.put("sms.en.ftl", "<#if customer.city??>${citty}</#if>x");
		assertThat(problems(files)).singleElement().asString().contains("citty has no value");
	}

	@ParameterizedTest
	@CsvSource({ "html.en.ftlh, <p>offer</p>", "text.ru.ftl, offer" })
	void marketingMustSayHowToUnsubscribe(String file, String text) {
		Map<String, String> files = new HashMap<>(Bundles.complete());
		files.put(file, text);
		assertThat(problems(files)).containsExactly("templates/winback/offer/" + file
				+ ": marketing must say how to unsubscribe: write ${links.unsubscribe}");
		assertThat(problems(MessageClass.SERVICE, List.of(Channel.EMAIL), files)).isEmpty();
	}

	@Test
	void otherMessagesHaveNothingToUnsubscribeFrom() {
		Map<String, String> files = new HashMap<>(Bundles.complete());
		files.put("text.en.ftl", "${links.unsubscribe}");
		assertThat(problems(MessageClass.INCIDENT, List.of(Channel.EMAIL), files)).singleElement()
			.asString()
			.contains("links.unsubscribe has no value");
	}

	@Test
	void aMissingPartIsAnError() {
		Map<String, String> files = new HashMap<>(Bundles.complete());
		files.remove("text.ru.ftl");
		files.remove("push-title.en.ftl");
		assertThat(problems(files)).containsExactly(
				"templates/winback/offer/push-title.en.ftl: is missing; a message by push has push-title.en.ftl, push-body.en.ftl",
				"templates/winback/offer/text.ru.ftl: is missing; a message by email has subject.ru.ftl, html.ru.ftlh, text.ru.ftl");
	}

	@Test
	void aChannelThatTheCampaignUsesMustBeThereInTheDefaultLocale() {
		Map<String, String> files = new HashMap<>(Map.of("sms.ru.ftl", "x"));
		assertThat(problems(MessageClass.SERVICE, List.of(Channel.SMS, Channel.PUSH), files)).containsExactly(
				"templates/winback/offer: warning: there is a message in ru, but not by push, where those customers get en",
				"templates/winback/offer/push-body.en.ftl: is missing; a message by push has push-title.en.ftl, push-body.en.ftl",
				"templates/winback/offer/push-title.en.ftl: is missing; a message by push has push-title.en.ftl, push-body.en.ftl",
				"templates/winback/offer/sms.en.ftl: is missing; a message by sms has sms.en.ftl");
		files.put("_layout/brand.yaml", "default_locale: ru");
		assertThat(problems(MessageClass.SERVICE, List.of(Channel.SMS), files)).isEmpty();
	}

	@Test
	void aFileThatIsNoPartIsAnError() {
		Map<String, String> files = new HashMap<>(Bundles.complete());
		files.put("html.en.ftl", "x");
		files.put("subjct.en.ftl", "x");
		files.put("sms.ru_RU.ftl", "x");
		files.put("_layout/colours.yaml", "x: y");
		assertThat(problems(files)).hasSize(4)
			.allSatisfy((problem) -> assertThat(problem)
				.containsAnyOf("is no part of a message; allowed are subject.en.ftl", "nobody reads this file"));
	}

	@Test
	void longTextsAreWarnedOf() {
		Map<String, String> files = new HashMap<>(Bundles.complete());
		files.put("sms.ru.ftl", "ж".repeat(202));
		files.put("sms.en.ftl", "x".repeat(459));
		files.put("subject.en.ftl", "x".repeat(151));
		files.put("subject.ru.ftl", "ж".repeat(150));
		assertThat(problems(files)).containsExactly(
				"templates/winback/offer/sms.ru.ftl: warning: the text takes 4 SMS segments in UCS-2; more than 3 are dear",
				"templates/winback/offer/subject.en.ftl: warning: the subject has 151 characters; mail programs show far fewer than 150");
	}

	@Test
	void brokenSettingsAreToldWithTheirLine() {
		Map<String, String> files = new HashMap<>(Bundles.complete());
		files.put("_layout/brand.yaml", "name: Lavka\nlegal-name: Lavka LLC");
		files.put("_layout/texts.en.yaml", "a: x\na: y");
		files.put("_layout/texts.ru.yaml", "a:\n  en: [x]");
		files.put("_layout/texts.de.yaml", "a: 'x");
		assertThat(problems(files)).hasSize(4)
			.anySatisfy((problem) -> assertThat(problem)
				.startsWith("templates/_layout/brand.yaml:2:1: allowed here is a key"))
			.anySatisfy((problem) -> assertThat(problem).startsWith("templates/_layout/texts.en.yaml:2:"))
			.anySatisfy((problem) -> assertThat(problem).startsWith("templates/_layout/texts.ru.yaml:2:"))
			.anySatisfy((problem) -> assertThat(problem).startsWith("templates/_layout/texts.de.yaml:1:"));
	}

	@Test
	void settingsAreTextsAsTheyAreWritten() {
		Map<String, String> files = new HashMap<>(
				Map.of("sms.en.ftl", "${brand.phone} ${brand.version} ${brand.zip} ${brand.yes} ${brand.nothing!'-'}",
						"_layout/brand.yaml", "phone: +7 495 000-12-34\nversion: 1.10\nzip: 0123\nyes: no\nnothing:"));
		assertThat(Bundles.renderer(files).render(Channel.SMS, Bundles.input("en", Map.of(), Map.of())).parts())
			.containsExactly("+7 495 000-12-34 1.10 0123 no -");
	}

	@Test
	void anExampleThatIsNotOfItsTypeAndAReservedNameAreErrors() {
		List<Variable> variables = List.of(new Variable("discount", VariableType.NUMBER, Optional.empty(), "lots"),
				new Variable("brand", VariableType.TEXT, Optional.empty(), "x"));
		assertThat(this.check
			.check(Bundles.of(Map.of("sms.en.ftl", "x")), MessageClass.SERVICE, List.of(Channel.SMS), variables)
			.stream()
			.map(Problem::path)).containsExactly("brand", "discount");
	}

	@Test
	@Timeout(600)
	void whateverATemplateSaysItIsCheckedOrRefused() {
		long seed = Long.getLong("regain.seed", System.nanoTime());
		// So that a failure can be repeated
		System.out.println("TemplateCheckTests: -Dregain.seed=" + seed);
		Random random = new Random(seed);
		TemplateCheck quick = new TemplateCheck(new RenderLimits(Duration.ofMillis(200), 10_000, 10_000));
		int refused = 0;
		for (int i = 0; i < 3000; i++) {
			Map<String, String> files = Map.of("html.en.ftlh", mutated(random), "sms.en.ftl", mutated(random),
					"_layout/part.ftlh", mutated(random), "_layout/brand.yaml", mutated(random));
			refused += quick.check(Bundles.of(files), MessageClass.SERVICE, List.of(Channel.SMS), Bundles.variables())
				.isEmpty() ? 0 : 1;
		}
		assertThat(refused).isPositive();
	}

	private static String mutated(Random random) {
		List<String> pieces = new ArrayList<>(List.of("<#import \"/_layout/part.ftlh\" as p>", "<#macro m a b=1>",
				"<@p.m a=1>", "${customer.name!}", "</#macro>", "<#nested>", "</@p.m>", "<#list items as i>",
				"${i.name}", "<#sep>, ", "</#list>", "<#if raw.discount gt 3>", "<#else>", "</#if>",
				"${total?upper_case}", "name: {en: x}\n", "<#function f x><#return x + 1></#function>", "${f(2)}",
				"<#assign x = [1, {'a': 'b'}]>", "<#include 'sms.en.ftl'>"));
		StringBuilder text = new StringBuilder();
		for (int length = random.nextInt(12); length > 0; length--) {
			text.append(pieces.get(random.nextInt(pieces.size())));
		}
		for (int changes = random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
			int at = random.nextInt(text.length());
			switch (random.nextInt(3)) {
				case 0 -> text.deleteCharAt(at);
				case 1 -> text.insert(at, "<#$@{}()[]?!.\"'/+- \n".charAt(random.nextInt(20)));
				default -> text.setCharAt(at, (char) random.nextInt(0x500));
			}
		}
		return text.toString();
	}

	private List<String> problems(Map<String, String> files) {
		return problems(MessageClass.MARKETING, List.of(Channel.values()), files);
	}

	private List<String> problems(MessageClass messageClass, List<Channel> channels, Map<String, String> files) {
		return this.check.check(Bundles.of(files), messageClass, channels, Bundles.variables())
			.stream()
			.map(Problem::toString)
			.toList();
	}

}
