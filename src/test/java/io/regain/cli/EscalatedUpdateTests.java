package io.regain.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.campaign.Home;
import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.message.SegmentCount;
import io.regain.message.Variable;
import io.regain.plan.Prepared;
import io.regain.plan.Validation;
import io.regain.template.RenderInput;
import io.regain.template.RenderLimits;
import io.regain.template.Renderer;
import io.regain.template.TemplateCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shipped update of an incident, when its readers are to say that they have read it.
 */
class EscalatedUpdateTests {

	private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

	private static final URI LINK = URI.create("https://lavka.example/a/token");

	private static final Prepared PREPARED = new Validation(new Home(Path.of("")),
			new TemplateCheck(RenderLimits.DEFAULT), Optional.empty(), DAY)
		.prepare("incident-update")
		.orElseThrow();

	private static final Renderer RENDERER = new Renderer(PREPARED.template(), RenderLimits.DEFAULT);

	@Test
	void itSaysHowInAllItsLanguages() {
		assertThat(new TemplateCheck(RenderLimits.DEFAULT).check(PREPARED.template(),
				PREPARED.campaign().messageClass(), PREPARED.campaign().send().channels(), declared(), true))
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "en, I have read it, Read it? Reply OK.", "ru, 'Да, всё ясно', Прочли? Ответьте ОК." })
	void aMailHasAButtonAndATextMessageAsksForOk(String language, String button, String asked) {
		Content.Email mail = (Content.Email) rendered(Channel.EMAIL, language, Optional.of(LINK));
		assertThat(mail.html()).contains("href=\"" + LINK + "\"", ">" + button + "</a>");
		assertThat(mail.text()).contains(button + ":\n" + LINK + "\n");
		String text = ((Content.Sms) rendered(Channel.SMS, language, Optional.of(LINK))).text();
		assertThat(text).endsWith(" " + asked);
		assertThat(SegmentCount.of(text).segments()).isLessThanOrEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource({ "en, read it", "ru, Прочли" })
	void otherwiseNothingIsAsked(String language, String asked) {
		Content.Email mail = (Content.Email) rendered(Channel.EMAIL, language, Optional.empty());
		assertThat(mail.html() + mail.text()).doesNotContain(asked, "/a/");
		assertThat(((Content.Sms) rendered(Channel.SMS, language, Optional.empty())).text()).doesNotContain(asked);
	}

	private static Content rendered(Channel channel, String language, Optional<URI> acknowledge) {
		Map<String, Object> values = new HashMap<>();
		PREPARED.segment().variables().forEach((variable) -> values.put(variable.name(), variable.example()));
		PREPARED.campaign()
			.variables()
			.forEach((variable) -> values.put(variable.declaration().name(), variable.on(DAY)));
		return RENDERER.render(channel, new RenderInput(language, ZoneOffset.UTC, Map.of("id", "1"), declared(), values,
				Optional.empty(), acknowledge, DAY));
	}

	private static List<Variable> declared() {
		List<Variable> declared = new ArrayList<>(PREPARED.segment().variables());
		PREPARED.campaign().variables().forEach((variable) -> declared.add(variable.declaration()));
		return declared;
	}

}
