package io.regain.audience;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the company's data is read: {@code regain.audience.*}.
 *
 * @param consent whether marketing needs a recorded yes (opt-in), or only the absence of
 * a no (opt-out)
 * @param defaultRegion the country (ISO 3166-1) of telephone numbers written without one;
 * empty: that of the customer's locale
 * @param firstRowWithin how long a segment may take to its first row
 * @param planWithin how long reading a whole segment may take
 */
@Validated
@ConfigurationProperties("regain.audience")
public record AudienceProperties(@DefaultValue("opt-in") @NotNull ConsentRule consent,
		@DefaultValue("") @Pattern(regexp = "|[A-Z]{2}",
				message = "must be a country code of two capital letters, as in DE, or empty") String defaultRegion,
		@DefaultValue("60s") @NotNull Duration firstRowWithin, @DefaultValue("30m") @NotNull Duration planWithin) {

	/** What silence means for marketing. */
	public enum ConsentRule {

		OPT_IN, OPT_OUT

	}

}
