package io.regain.incident;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The incident desk: {@code regain.incident.*}.
 *
 * @param campaign the campaign by which updates leave, if an incident names no other
 * @param team whose promises are counted, if an incident names no other
 * @param approveAbove an update to more recipients needs a second person; 0: none does
 * @param coolOff how long marketing to those affected stays held after an incident
 * @param remindBefore how long before a promise is due the lead is reminded of it
 * @param components what of ours may break, for the status page and for typing errors;
 * empty: any name will do
 * @param teams how a team is reached, by its name
 */
@Validated
@ConfigurationProperties("regain.incident")
public record IncidentProperties(@DefaultValue("incident-update") @NotBlank String campaign,
		@DefaultValue("support") @NotBlank String team, @DefaultValue("0") long approveAbove,
		@DefaultValue("24h") @NotNull Duration coolOff, @DefaultValue("5m") @NotNull Duration remindBefore,
		@DefaultValue List<String> components, @DefaultValue Map<String, TeamContact> teams) {

	public IncidentProperties {
		components = List.copyOf(components);
		teams = Map.copyOf(teams);
		if (approveAbove < 0) {
			throw new IllegalArgumentException(
					"regain.incident.approve-above is %d; it must be 0 or more".formatted(approveAbove));
		}
	}

}
