package io.regain.template;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.message.ByLanguage;
import io.regain.message.Problem;
import io.regain.message.Variable;
import io.regain.message.VariableType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownVariableTests {

	private static final Variable UPDATE = new Variable("update", VariableType.MARKDOWN, Optional.empty(), "a");

	private static final String LAYOUT = "_layout/markdown.yaml";

	@Test
	void htmlTakesItAsItIsAndPlainTextHasNoTags() {
		Renderer renderer = renderer("a: class=\"link\" style=\"color:{colour};\"");
		String text = "**2 < 3** [here](https://lavka.example)";
		assertThat(render(renderer, Part.HTML, text)).isEqualTo("<p><strong>2 &lt; 3</strong> "
				+ "<a href=\"https://lavka.example\" class=\"link\" style=\"color:#17663f;\">here</a></p>|true|"
				+ "**2 &lt; 3** [here](https://lavka.example)");
		assertThat(render(renderer, Part.TEXT, text)).isEqualTo("2 < 3 here (https://lavka.example)|true");
	}

	@Test
	void whatItSaysIsNeverReadAsATemplate() {
		assertThat(render(renderer(""), Part.HTML, "${1 + 1} <#stop> <@x/>"))
			.contains("${1 + 1} &lt;#stop&gt; &lt;@x/&gt;");
	}

	@Test
	void withoutALayoutItsTagsAreBare() {
		Map<String, String> files = files();
		assertThat(render(Bundles.renderer(files), Part.HTML, "a")).startsWith("<p>a</p>");
	}

	@Test
	void aMessageSaysWhatThereIsInItsLanguage() {
		ByLanguage both = new ByLanguage(Map.of("en", "*Yes*", "ru", "*Да*"));
		assertThat(render(renderer(""), Part.TEXT, both)).startsWith("Yes|");
		assertThat(render(renderer(""), Part.TEXT, new ByLanguage(Map.of("ru", "*Да*")))).startsWith("Да|");
	}

	@Test
	void theLayoutGivesAttributesToTagsThatThereAre() {
		Map<String, String> files = files();
		files.put(LAYOUT, "p: class=ink\nul: class=\"x\"\nh1: class=\"x\"\nli: 'class=\"x\"><script'\n");
		assertThat(new TemplateCheck(RenderLimits.DEFAULT).check(Bundles.of(files))).map(Problem::toString)
			.containsExactly(
					"templates/_layout/markdown.yaml: h1: Markdown never becomes <h1>; it becomes a, blockquote, br, "
							+ "code, em, h2, hr, li, ol, p, pre, strong, ul; did you mean 'h2'?",
					"templates/_layout/markdown.yaml: li: allowed are attributes, as in class=\"ink\" style=\"margin:0;\"",
					"templates/_layout/markdown.yaml: p: allowed are attributes, as in class=\"ink\" style=\"margin:0;\"");
	}

	private static Map<String, String> files() {
		Map<String, String> files = new HashMap<>();
		files.put("subject.en.ftl", "s");
		files.put("html.en.ftlh", "${update}|${update?has_content?c}|${raw.update}");
		files.put("text.en.ftl", "${update}|${update?has_content?c}");
		files.put("_layout/brand.yaml", "default_locale: en\ncolour: \"#17663f\"\n");
		return files;
	}

	private static Renderer renderer(String attributes) {
		Map<String, String> files = files();
		files.put(LAYOUT, attributes + "\n");
		return Bundles.renderer(files);
	}

	private static String render(Renderer renderer, Part part, Object update) {
		return renderer.render(part, "en", new RenderInput("en", ZoneOffset.UTC, Map.of("id", "1"), List.of(UPDATE),
				Map.of("update", update), Optional.empty(), LocalDate.of(2026, 11, 23)));
	}

}
