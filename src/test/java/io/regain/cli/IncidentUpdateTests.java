package io.regain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.regain.campaign.CampaignVariable;
import io.regain.campaign.Home;
import io.regain.message.ByLanguage;
import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.message.MessageClass;
import io.regain.message.SegmentCount;
import io.regain.message.Variable;
import io.regain.message.VariableType;
import io.regain.plan.Prepared;
import io.regain.plan.Validation;
import io.regain.template.RenderInput;
import io.regain.template.RenderLimits;
import io.regain.template.Renderer;
import io.regain.template.TemplateCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an incident's update says in each of its states, with and without what it need not
 * have. After a wanted change {@code -Dregain.golden=write} writes the files anew, to be
 * looked at in the diff; CI never does.
 */
class IncidentUpdateTests {

	private static final Path GOLDEN = Path.of("src/test/golden/incident-states");

	private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

	private static final List<String> OPTIONAL = List.of("next_update_at", "correction", "earlier");

	private static final Prepared PREPARED = new Validation(new Home(Path.of("")),
			new TemplateCheck(RenderLimits.DEFAULT), Optional.empty(), DAY)
		.prepare("incident-update")
		.orElseThrow();

	private static final Renderer RENDERER = new Renderer(PREPARED.template(), RenderLimits.DEFAULT);

	/** What makes each of them different from the campaign as it is shipped. */
	enum Story {

		IDENTIFIED(Map.of("severity", "critical")), MONITORING(Map.of()), RESOLVED(Map.of()), POST_MORTEM(Map.of()),
		CHANGED(Map.of()), ANNOUNCED(Map.of()), RESCHEDULED(Map.of()), STARTED(Map.of()), DONE(Map.of()),
		CORRECTION(Map.of("state", "identified", "correction", "yes")),
		LATE_JOINER(Map.of("state", "monitoring", "earlier",
				List.of(Map.of("at", LocalDateTime.of(2026, 3, 9, 11, 20), "state", "investigating", "text",
						"Cards are being refused."),
						Map.of("at", LocalDateTime.of(2026, 3, 9, 12, 5), "text", "The bank has found why."))));

		private final Map<String, Object> different;

		Story(Map<String, Object> different) {
			this.different = different;
		}

		String id() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		Map<String, Object> told() {
			Map<String, Object> values = shipped();
			values.put("state", id());
			if (this.ordinal() > MONITORING.ordinal() && this.different.isEmpty()) {
				values.remove("next_update_at");
			}
			values.putAll(this.different);
			return values;
		}

	}

	@ParameterizedTest
	@EnumSource
	void eachStateSaysWhatItsGoldenFileSays(Story story) throws IOException {
		for (String language : List.of("en", "ru")) {
			Path file = GOLDEN.resolve(story.id() + "." + language + ".txt");
			String now = said(language, story.told());
			if ("write".equals(System.getProperty("regain.golden")) && System.getenv("CI") == null) {
				Files.createDirectories(GOLDEN);
				Files.writeString(file, now);
			}
			assertThat(file).hasContent(now);
		}
	}

	@ParameterizedTest
	@EnumSource
	void mailsSayTheSameInHtml(Story story) {
		String html = email("en", story.told()).html();
		assertThat(html).contains("<strong>was not charged</strong>", "<ul style=\"margin:0 0 14px 22px;padding:0;\">");
		assertThat(html.contains(">Correction<")).isEqualTo(story == Story.CORRECTION);
		assertThat(html.contains(">What we said before<")).isEqualTo(story == Story.LATE_JOINER);
		assertThat(html.contains("Next update by ")).isEqualTo(story.told().containsKey("next_update_at"));
	}

	@Test
	void whatNeedNotBeThereIsNotMissed() {
		List<Variable> declared = declared().stream()
			.filter((variable) -> !OPTIONAL.contains(variable.name()))
			.filter((variable) -> !PREPARED.segment().variables().contains(variable))
			.toList();
		assertThat(new TemplateCheck(RenderLimits.DEFAULT).check(PREPARED.template(), MessageClass.INCIDENT,
				PREPARED.campaign().send().channels(), declared))
			.isEmpty();
	}

	@Test
	void whatCannotBeMissedIsChecked() {
		List<Variable> declared = declared().stream().filter((variable) -> !variable.name().equals("update")).toList();
		assertThat(new TemplateCheck(RenderLimits.DEFAULT).check(PREPARED.template(), MessageClass.INCIDENT,
				PREPARED.campaign().send().channels(), declared))
			.extracting("message")
			.anyMatch((message) -> message.toString().startsWith("update has no value"));
	}

	@ParameterizedTest
	@CsvSource({ "en, 9, false", "en, 30, false", "en, 9, true", "en, 30, true", "ru, 9, false", "ru, 30, false",
			"ru, 9, true" })
	void aSentenceOfAHundredCharactersFitsIntoTwoTextMessages(String language, int day, boolean correction) {
		Map<String, Object> values = shipped();
		String words = language.equals("ru") ? "Деньги не списаны, карты не принимаются. "
				: "No money was taken, it’s ok. ";
		values.put("short", words.repeat(9).substring(0, 99) + ".");
		values.put("next_update_at", LocalDateTime.of(2026, 9, day, 12, 0));
		if (correction) {
			values.put("correction", "yes");
		}
		String text = sms(language, values, LocalDate.of(2026, 9, 9));
		assertThat(SegmentCount.of(text).segments()).as(text).isLessThanOrEqualTo(2);
		assertThat(text).contains(values.get("short").toString().replace('’', '\''), "15:00");
	}

	@Test
	void aTextMessageBearsTheTitleIfThereIsRoom() {
		Map<String, Object> values = shipped();
		assertThat(sms("en", values, DAY)).doesNotContain("Card payments fail");
		values.put("short", "Yours was not charged.");
		assertThat(sms("en", values, DAY))
			.isEqualTo("Lavka: Card payments fail: investigating. Yours was not charged. Next update by 16:00.");
	}

	@Test
	void aLanguageWithoutATextGetsTheLayoutsElseTheFirst() {
		Map<String, Object> values = shipped();
		values.put("short", new ByLanguage(Map.of("en", "In English.")));
		assertThat(sms("ru", values, DAY)).contains("In English.");
		values.put("short", new ByLanguage(Map.of("de", "Auf Deutsch.")));
		assertThat(sms("ru", values, DAY)).contains("Auf Deutsch.");
	}

	private static Map<String, Object> shipped() {
		Map<String, Object> values = new HashMap<>();
		PREPARED.campaign()
			.variables()
			.forEach((variable) -> values.put(variable.declaration().name(), variable.on(DAY)));
		return values;
	}

	private static List<Variable> declared() {
		List<Variable> declared = new ArrayList<>(PREPARED.segment().variables());
		declared.addAll(PREPARED.campaign().variables().stream().map(CampaignVariable::declaration).toList());
		declared.add(new Variable("correction", VariableType.TEXT, Optional.empty(), "yes"));
		declared.add(new Variable("earlier", VariableType.LIST, Optional.empty(), List.of("a")));
		return declared;
	}

	private static String said(String language, Map<String, Object> values) {
		Content.Email email = email(language, values);
		Content.Push push = (Content.Push) rendered(Channel.PUSH, language, values, DAY);
		String frame = "-".repeat(72);
		return String.join("\n\n", "SMS: " + sms(language, values, DAY), "Push: " + push.title() + "\n" + push.body(),
				"Subject: " + email.subject(), email.text().substring(0, email.text().indexOf("\n" + frame))) + "\n";
	}

	private static String sms(String language, Map<String, Object> values, LocalDate day) {
		return ((Content.Sms) rendered(Channel.SMS, language, values, day)).text();
	}

	private static Content.Email email(String language, Map<String, Object> values) {
		return (Content.Email) rendered(Channel.EMAIL, language, values, DAY);
	}

	private static Content rendered(Channel channel, String language, Map<String, Object> values, LocalDate day) {
		return RENDERER.render(channel, new RenderInput(language, ZoneId.of("Europe/Moscow"), Map.of("id", "1"),
				declared(), values, Optional.empty(), day));
	}

}
