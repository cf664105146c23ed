package io.regain.template;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class RenderLimitsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
		.withUserConfiguration(TemplateConfiguration.class);

	@Test
	void withoutPropertiesTheyAreTheDefaults() {
		this.runner.run((context) -> assertThat(context.getBean(RenderLimits.class)).isEqualTo(RenderLimits.DEFAULT));
	}

	@Test
	void propertiesChangeThem() {
		this.runner
			.withPropertyValues("regain.template.time=500ms", "regain.template.max-html-length=1000",
					"regain.template.max-text-length=100")
			.run((context) -> assertThat(context.getBean(RenderLimits.class))
				.isEqualTo(new RenderLimits(Duration.ofMillis(500), 1000, 100)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "time=0s", "time=-1s", "time=soon", "max-html-length=0", "max-text-length=-1" })
	void aWrongValueFailsAtTheStart(String property) {
		this.runner.withPropertyValues("regain.template." + property).run((context) -> assertThat(context).hasFailed());
	}

}
