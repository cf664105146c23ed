package io.regain.job;

import java.math.BigDecimal;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a dry run reckons with: {@code regain.estimate.*}.
 *
 * @param smsSegmentPrice of one segment, in your provider's currency; 0: cost is not told
 * @param currency what it is called
 * @param emailPerSecond how many emails your relay takes
 * @param smsPerSecond how many SMS segments your number may send
 * @param pushPerSecond how many pushes
 */
@Validated
@ConfigurationProperties("regain.estimate")
record EstimateProperties(@DefaultValue("0") @NotNull @PositiveOrZero BigDecimal smsSegmentPrice,
		@DefaultValue("USD") @NotNull String currency, @DefaultValue("500") @Min(1) int emailPerSecond,
		@DefaultValue("10") @Min(1) int smsPerSecond, @DefaultValue("200") @Min(1) int pushPerSecond) {
}
