package io.regain.incident;

/**
 * An incident that was opened.
 *
 * @param affected how many customers its audience has
 * @param unknown rows of customers whom the company's database does not know
 */
public record Opened(Incident incident, long affected, long unknown) {
}
