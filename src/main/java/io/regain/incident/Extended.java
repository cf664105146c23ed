package io.regain.incident;

import java.time.Instant;

/**
 * An incident that more customers turned out to be affected by.
 *
 * @param joined customers who are in its audience now, and were not before
 * @param unknown rows of customers whom the company's database does not know
 * @param before when they had not joined yet
 */
public record Extended(Incident incident, long joined, long unknown, Instant before) {
}
