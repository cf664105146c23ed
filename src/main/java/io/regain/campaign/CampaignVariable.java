package io.regain.campaign;

import java.time.LocalDate;

import io.regain.message.Variable;

/**
 * A variable with one value for all customers of a campaign. Its declaration's example is
 * its value on some day.
 *
 * @param declaration name and type
 * @param value a text, a {@link java.math.BigDecimal}, a {@link LocalDate}, a
 * {@link java.time.LocalDateTime} in UTC, a {@link DaysAfterRun}, or a list
 */
public record CampaignVariable(Variable declaration, Object value) {

	/** The value in a run of this date. */
	public Object on(LocalDate runDate) {
		return (this.value instanceof DaysAfterRun relative) ? runDate.plusDays(relative.days()) : this.value;
	}

	/** A date so many days after the run's; written {@code +14d}. */
	public record DaysAfterRun(int days) {
	}

}
