package io.regain.template;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one rendering may take before it is given up; {@code regain.template.*}.
 *
 * @param time for each part of a message
 * @param maxHtmlLength of an email's HTML, in characters
 * @param maxTextLength of any other part, in characters
 */
@Validated
@ConfigurationProperties("regain.template")
public record RenderLimits(@DefaultValue("2s") Duration time, @Min(1) @DefaultValue("524288") int maxHtmlLength,
		@Min(1) @DefaultValue("65536") int maxTextLength) {

	public static final RenderLimits DEFAULT = new RenderLimits(Duration.ofSeconds(2), 512 * 1024, 64 * 1024);

	public RenderLimits {
		if (time.isNegative() || time.isZero()) {
			throw new IllegalArgumentException(
					"regain.template.time is %s; allowed is more than nothing, as in 2s".formatted(time));
		}
	}

	int maxLength(Part part) {
		return (part == Part.HTML) ? this.maxHtmlLength : this.maxTextLength;
	}

}
