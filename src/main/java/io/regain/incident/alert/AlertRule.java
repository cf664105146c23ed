package io.regain.incident.alert;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.incident.Affected;
import io.regain.incident.Opening;
import io.regain.incident.Phase;
import io.regain.incident.Severity;
import io.regain.incident.Texts;
import io.regain.incident.Wanted;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Which incident certain alerts open.
 *
 * @param id of the rule, in kebab case; alarms are kept under it
 * @param match labels as {@code name=value}, all of which an alert has; a list, since
 * names of labels cannot be keys of settings in the environment
 * @param affected the segment of those affected; nobody yet, if empty
 * @param title one line for customers, by language
 * @param team whose incident it is; {@code regain.incident.team}, if empty
 * @param internal nothing of it is ever told to customers
 * @param publish whether {@code text} and {@code resolvedText}, once approved here, are
 * said without a person
 * @param text what the first update says, by language; a draft, unless published
 * @param resolvedText what the last one says
 * @param lasts how long an alert fires before an incident is opened ({@code for})
 * @param quiet how long none fires before the incident is taken to be over
 * @param flips how often in an hour it begins or ends before it is left to a person
 */
public record AlertRule(String id, List<String> match, String component, @DefaultValue("major") Severity severity,
		@DefaultValue("") String affected, Map<String, String> title, @DefaultValue("") String team,
		@DefaultValue("false") boolean internal, @DefaultValue("false") boolean publish,
		@DefaultValue Map<String, String> text, @DefaultValue Map<String, String> resolvedText,
		@Name("for") @DefaultValue("2m") Duration lasts, @DefaultValue("5m") Duration quiet,
		@DefaultValue("6") int flips) {

	public AlertRule {
		require(id != null && id.matches("[a-z0-9][a-z0-9-]{0,63}"), id,
				"needs an id of up to 64 small letters, digits and hyphens");
		require(match != null && !match.isEmpty(), id, "matches everything; name at least one label in 'match'");
		match.forEach((label) -> require(label.indexOf('=') > 0, id, "matches '%s'; allowed: name=value", label));
		require(component != null, id, "names no component");
		require(title != null && !title.isEmpty(), id, "has no title");
		require(!publish || !text.isEmpty() && !resolvedText.isEmpty(), id,
				"publishes by itself; that needs 'text' and 'resolved-text'");
		require(!lasts.isNegative() && !quiet.isNegative(), id, "has a negative time; 'for' and 'quiet' are 0 or more");
		require(flips >= 2, id, "calls %s turns an hour flapping; allowed: 2 or more", flips);
		match = List.copyOf(match);
		new Texts(title);
		new Texts(text);
		new Texts(resolvedText);
	}

	private static void require(boolean right, String id, String complaint, Object... values) {
		if (!right) {
			throw new IllegalArgumentException(
					"the rule '%s' of regain.monitoring.rules ".formatted(id) + complaint.formatted(values));
		}
	}

	boolean matches(Map<String, String> labels) {
		return this.match.stream().allMatch((label) -> {
			int at = label.indexOf('=');
			return label.substring(at + 1).strip().equals(labels.get(label.substring(0, at).strip()));
		});
	}

	Opening opening(Affected who) {
		return new Opening(new Texts(this.title), this.component, this.severity, false, this.internal, given(this.team),
				Optional.empty(), who, Optional.empty(), Optional.empty(), Optional.empty());
	}

	Affected asConfigured() {
		return given(this.affected).<Affected>map(Affected.BySegment::new).orElseGet(Affected.Nobody::new);
	}

	private static Optional<String> given(String text) {
		return Optional.of(text).filter((some) -> !some.isBlank());
	}

	/** What is prepared for the beginning, if anything is. */
	Optional<Wanted> first() {
		return wanted(Phase.INVESTIGATING, this.text);
	}

	/** What is prepared for the end. */
	Optional<Wanted> last() {
		return wanted(Phase.RESOLVED, this.resolvedText);
	}

	private static Optional<Wanted> wanted(Phase phase, Map<String, String> text) {
		return text.isEmpty() ? Optional.empty() : Optional.of(new Wanted(Optional.of(phase), new Texts(text),
				Texts.NONE, Optional.empty(), Optional.empty(), Optional.empty(), false));
	}

}
