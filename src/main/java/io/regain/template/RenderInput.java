package io.regain.template;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Variable;

/**
 * What one recipient is written to with.
 *
 * @param locale the customer's, as in {@code ru-RU}; any text, since it is data
 * @param zone where the customer lives
 * @param customer the columns of {@code regain_customer} that are not null
 * @param variables what the segment and the campaign declare
 * @param values their values, where they have one: a text, a number, a boolean, a
 * {@link LocalDate}, a {@link java.time.LocalDateTime} in UTC, or a list of such or of
 * maps of such; a list may be the text of a JSON array; a text or a list may be given
 * {@link io.regain.message.ByLanguage by language}
 * @param unsubscribe where one click ends marketing; present for marketing only
 * @param acknowledge where they say that they have read it; present if that is asked of
 * them
 * @param runDate the date of the run
 */
public record RenderInput(String locale, ZoneId zone, Map<String, String> customer, List<Variable> variables,
		Map<String, Object> values, Optional<URI> unsubscribe, Optional<URI> acknowledge, LocalDate runDate) {

	public RenderInput {
		customer = Map.copyOf(customer);
		variables = List.copyOf(variables);
		values = Map.copyOf(values);
	}

	/** What nobody need say that they have read. */
	public RenderInput(String locale, ZoneId zone, Map<String, String> customer, List<Variable> variables,
			Map<String, Object> values, Optional<URI> unsubscribe, LocalDate runDate) {
		this(locale, zone, customer, variables, values, unsubscribe, Optional.empty(), runDate);
	}

}
