package io.regain.incident.status;

import java.time.Duration;
import java.time.LocalDate;

/**
 * A day of a component.
 *
 * @param worst the worst state it was in
 * @param disturbed how long it was not operational
 */
public record ComponentDay(LocalDate date, ComponentState worst, Duration disturbed) {
}
