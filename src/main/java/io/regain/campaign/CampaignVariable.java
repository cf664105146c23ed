package io.regain.campaign;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Optional;

import io.regain.message.Variable;
import io.regain.message.VariableType;

/**
 * A variable with one value for all customers of a campaign. Its declaration's example is
 * its value on some day.
 *
 * @param declaration name and type
 * @param value a text, a {@link java.math.BigDecimal}, a {@link LocalDate}, a
 * {@link LocalDateTime} in UTC, a list, {@link Relative} to the run's date, or texts or
 * lists {@link io.regain.message.ByLanguage}
 * @param onlyIf the variable of the segment that those customers have for whom it is; for
 * all, if empty
 */
public record CampaignVariable(Variable declaration, Object value, Optional<String> onlyIf) {

	/** Any day does: an example shows what a value looks like. */
	private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 15);

	static CampaignVariable of(String name, VariableType type, Optional<String> currency, Object value,
			Optional<String> onlyIf) {
		return new CampaignVariable(new Variable(name, type, currency, on(SOME_DAY, value)), value, onlyIf);
	}

	/** The value in a run of this date. */
	public Object on(LocalDate runDate) {
		return on(runDate, this.value);
	}

	private static Object on(LocalDate runDate, Object value) {
		return (value instanceof Relative relative) ? relative.on(runDate) : value;
	}

	/** A value that depends on the run's date. */
	public sealed interface Relative permits DaysAfterRun, TimeAfterRun {

		Object on(LocalDate runDate);

	}

	/** A date so many days after the run's; written {@code +14d}. */
	public record DaysAfterRun(int days) implements Relative {

		@Override
		public LocalDate on(LocalDate runDate) {
			return runDate.plusDays(this.days);
		}

	}

	/**
	 * A moment so many days after the run's date, at a time of day with its offset from
	 * UTC; written {@code +1d 12:00Z} or {@code +1d 15:00+03:00}.
	 */
	public record TimeAfterRun(int days, OffsetTime time) implements Relative {

		@Override
		public LocalDateTime on(LocalDate runDate) {
			return runDate.plusDays(this.days)
				.atTime(this.time)
				.withOffsetSameInstant(ZoneOffset.UTC)
				.toLocalDateTime();
		}

	}

}
