package io.regain.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a run is paused because its beginning shows that it does harm:
 * {@code regain.guard.*}.
 *
 * @param bounces how many of the first messages may bounce; {@code 100%}: all
 * @param complaints how many of their receivers may complain
 * @param ofFirst how many are the first
 */
@Validated
@ConfigurationProperties("regain.guard")
public record GuardProperties(@DefaultValue("5%") @NotNull Percentage bounces,
		@DefaultValue("0.3%") @NotNull Percentage complaints,
		@DefaultValue("1000") @Min(GuardProperties.LEAST) @Max(100_000) int ofFirst) {

	/**
	 * However small a run is, it is judged as if it had so many messages. Of 200, 5 % are
	 * ten: eleven bounces of a list of which 1 % is dead come about less than once in ten
	 * thousand times.
	 */
	static final int LEAST = 200;

	/** More bounces than this are too many for a run of this size. */
	long mostBounces(long planned) {
		return this.bounces.of(Math.max(LEAST, Math.min(this.ofFirst, planned)));
	}

	/**
	 * Never of fewer than the first thousand: one complaint is no rate, in however small
	 * a run.
	 */
	long mostComplaints() {
		return this.complaints.of(this.ofFirst);
	}

}
