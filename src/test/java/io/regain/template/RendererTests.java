package io.regain.template;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Channel;
import io.regain.message.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RendererTests {

	@Test
	void anEmailIsRenderedWithItsLayout() {
		Map<String, String> files = new HashMap<>(Bundles.complete());
		files.put("_layout/email.ftlh", "<#macro frame title><h1 lang='${locale}'>${title}</h1><#nested>"
				+ "<i>${brand.name}, ${texts.bye}</i></#macro>");
		files.put("_layout/brand.yaml", "name: { en: Lavka & Co, ru: Лавка }");
		files.put("_layout/texts.en.yaml", "bye: Bye");
		files.put("_layout/texts.ru.yaml", "bye: Пока");
		files.put("subject.ru.ftl", "Скидка ${discount} %\n  до ${ends_on}\n");
		files.put("html.ru.ftlh",
				"""
						<#import "/_layout/email.ftlh" as mail>
						<@mail.frame title="Скидка">${total}, ${due_at}, <#list items as i>${i.name}: ${i.count}</#list></@mail.frame>
						<a href="${links.unsubscribe}">${channel}</a>
						""");
		files.put("text.ru.ftl", "\n\n${total} ${customer.given_name!'друг'}, ${run_date}\n\n\n");
		Content content = Bundles.renderer(files)
			.render(Channel.EMAIL, Bundles.input("ru-RU", Map.of(), Bundles.examples()));
		assertThat(content).isEqualTo(new Content.Email("Скидка 15 % до 6 декабря 2026", """
				<h1 lang='ru'>Скидка</h1>1\u00a0290\u00a0₽, 6 декабря 2026, 15:00 UTC+3, Tea: 2<i>Лавка, Пока</i>
				<a href="https://lavka.example/u/abc?x=1&amp;y=2">email</a>
				""", "1 290 ₽ друг, 22 ноября 2026"));
	}

	@Test
	void conditionsAndPluralsGoByTheRawValues() {
		Map<String, String> files = Map.of("sms.en.ftl",
				"<#if raw.discount gte 15>big</#if> ${(raw.discount == 15)?then('one', 'many')} ${raw.ends_on} ${raw.total}");
		assertThat(sms(files, Bundles.examples())).isEqualTo("big one 2026-12-06 1290");
	}

	@Test
	void linksAreAbsentWhereThereIsNothingToUnsubscribeFrom() {
		Map<String, String> files = Map.of("sms.en.ftl", "${links.unsubscribe???c} ${(links.unsubscribe)!'none'}");
		RenderInput input = new RenderInput("en", ZoneOffset.UTC, Map.of(), List.of(), Map.of(), Optional.empty(),
				LocalDate.of(2026, 11, 22));
		assertThat(Bundles.renderer(files).render(Channel.SMS, input)).isEqualTo(new Content.Sms("false none"));
	}

	@ParameterizedTest
	@CsvSource({ "ru, ru", "ru-RU, ru", "ru_RU, ru", "RU, ru", "ru_RU.UTF-8, ru", "pt-BR, pt-BR", "pt_br, pt-BR",
			"pt, en", "de-DE, en", "en-GB, en", "'', en", "../../x, en", "'ru\nX: y', ru" })
	void theLocaleThatIsNearestToTheCustomersIsTaken(String wanted, String taken) {
		Map<String, String> files = Map.of("sms.en.ftl", "${locale}", "sms.ru.ftl", "${locale}", "sms.pt-BR.ftl",
				"${locale}");
		Content content = Bundles.renderer(files).render(Channel.SMS, Bundles.input(wanted, Map.of(), Map.of()));
		assertThat(content).isEqualTo(new Content.Sms(taken));
	}

	@Test
	void theBrandSaysWhichLocaleIsTheDefault() {
		Map<String, String> files = Map.of("sms.en.ftl", "en", "sms.ru.ftl", "${brand.name}", "_layout/brand.yaml",
				"default_locale: ru\nname: { en: Lavka, ru: Лавка }");
		assertThat(Bundles.renderer(files).render(Channel.SMS, Bundles.input("de", Map.of(), Map.of())))
			.isEqualTo(new Content.Sms("Лавка"));
	}

	@Test
	void allPartsOfAMessageAreInOneLocale() {
		Map<String, String> files = new HashMap<>(Bundles.complete());
		files.remove("text.ru.ftl");
		Content content = Bundles.renderer(files)
			.render(Channel.EMAIL, Bundles.input("ru", Map.of(), Bundles.examples()));
		assertThat(content.parts()).allSatisfy((part) -> assertThat(part).contains("en "));
	}

	@Test
	void aChannelThatTheTemplateDoesNotHaveCannotBeRendered() {
		assertThatExceptionOfType(RenderingException.class)
			.isThrownBy(() -> Bundles.renderer(Map.of("sms.en.ftl", "x"))
				.render(Channel.PUSH, Bundles.input("ru", Map.of(), Map.of())))
			.withMessage("templates/winback/offer: there is no complete push message in en");
	}

	@Test
	void aMissingVariableIsToldWithTemplateLineAndName() {
		Map<String, String> files = Map.of("sms.en.ftl", "Hello,\n  ${discont} off");
		assertThatExceptionOfType(RenderingException.class).isThrownBy(() -> sms(files, Bundles.examples()))
			.satisfies((ex) -> {
				assertThat(ex.variable()).hasValue("discont");
				assertThat(ex.problem().file()).isEqualTo("templates/winback/offer/sms.en.ftl");
				assertThat(ex.problem().line()).isEqualTo(2);
				assertThat(ex.problem().column()).isEqualTo(5);
				assertThat(ex.problem().message())
					.startsWith("discont has no value; did you mean 'discount'?; there are ");
			});
	}

	@Test
	void aDeclaredVariableWithoutAValueIsMissing() {
		assertThatExceptionOfType(RenderingException.class)
			.isThrownBy(() -> sms(Map.of("sms.en.ftl", "${discount}"), Map.of()))
			.withMessage("templates/winback/offer/sms.en.ftl:1:3: discount has no value")
			.satisfies((ex) -> assertThat(ex.variable()).hasValue("discount"));
		assertThat(sms(Map.of("sms.en.ftl", "${discount!'some'}"), Map.of())).isEqualTo("some");
	}

	@Test
	void aColumnThatTheCustomerLacksIsToldWithItsRemedy() {
		assertThatExceptionOfType(RenderingException.class)
			.isThrownBy(() -> sms(Map.of("sms.en.ftl", "${customer.city}"), Map.of()))
			.withMessageContaining("customer.city has no value for this customer: write customer.city!\"…\"");
	}

	@Test
	void whatARowLacksIsToldAsItIsWritten() {
		assertThatExceptionOfType(RenderingException.class)
			.isThrownBy(
					() -> sms(Map.of("sms.en.ftl", "<#list items as item>${item.price}</#list>"), Bundles.examples()))
			.withMessage("templates/winback/offer/sms.en.ftl:1:24: item.price has no value");
	}

	@Test
	void aValueThatDoesNotFitIsRefusedWithItsVariable() {
		assertThatExceptionOfType(RenderingException.class)
			.isThrownBy(() -> sms(Map.of("sms.en.ftl", "x"), Map.of("discount", "lots")))
			.withMessage("templates/winback/offer: discount: the value of this number variable is the text 'lots';"
					+ " allowed is a number, as in 1234.5")
			.satisfies((ex) -> assertThat(ex.variable()).hasValue("discount"));
	}

	@Test
	void whatNobodyDeclaredIsNotThere() {
		assertThat(sms(Map.of("sms.en.ftl", "${secret!'nothing'}"), Map.of("secret", "x"))).isEqualTo("nothing");
	}

	@Test
	void aMessageWithoutTextIsNone() {
		assertThatExceptionOfType(RenderingException.class)
			.isThrownBy(() -> sms(Map.of("sms.en.ftl", " <#if raw.x??>text</#if>\n"), Map.of()))
			.withMessageContaining("nothing left to send");
	}

	@Test
	void limitsHoldForEachPart() {
		Renderer renderer = new Renderer(
				Bundles.of(Map.of("sms.en.ftl", "<#list 1..9 as i>123</#list>", "push-title.en.ftl", "x",
						"push-body.en.ftl",
						"<#list 1..1000 as a><#list 1..1000 as b><#list 1..1000 as c></#list></#list></#list>")),
				new RenderLimits(Duration.ofSeconds(2), 100, 20));
		assertThatExceptionOfType(RenderingException.class)
			.isThrownBy(() -> renderer.render(Channel.SMS, Bundles.input("en", Map.of(), Map.of())))
			.withMessageContaining("more than 20 characters");
		assertThatExceptionOfType(RenderingException.class)
			.isThrownBy(() -> renderer.render(Channel.PUSH, Bundles.input("en", Map.of(), Map.of())))
			.withMessageContaining("push-body.en.ftl: it takes longer than 2000 ms");
	}

	@Test
	void aRendererIsNotMadeFromWhatIsNotAllowed() {
		assertThatExceptionOfType(TemplateLoadException.class)
			.isThrownBy(() -> Bundles.renderer(Map.of("sms.en.ftl", "${'x'?eval}", "_layout/brand.yaml", "a: [1]")))
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(2));
	}

	@Test
	void theSameInputGivesTheSameContentFromAnotherRenderer() {
		Map<String, String> files = Map.of("sms.en.ftl",
				"<#list customer as column, text>${column}=${text};</#list><#list brand?keys as key>${key}</#list>",
				"_layout/brand.yaml", "b: 1\na: 2\nc: 3");
		Map<String, String> customer = Map.of("z", "1", "a", "2", "m", "3", "id", "4");
		assertThat(Bundles.renderer(files).render(Channel.SMS, Bundles.input("en", customer, Map.of())))
			.isEqualTo(new Content.Sms("a=2;id=4;m=3;z=1;abc"));
	}

	private static String sms(Map<String, String> files, Map<String, Object> values) {
		return ((Content.Sms) Bundles.renderer(files).render(Channel.SMS, Bundles.input("en", Map.of(), values)))
			.text();
	}

}
