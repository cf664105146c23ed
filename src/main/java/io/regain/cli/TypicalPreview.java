package io.regain.cli;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.campaign.CampaignVariable;
import io.regain.campaign.Escalation.Until;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.Variable;
import io.regain.plan.Prepared;
import io.regain.template.RenderInput;
import io.regain.template.RenderLimits;
import io.regain.template.Renderer;

/** What a campaign says to somebody made of its variables' examples. */
final class TypicalPreview {

	private static final Map<String, String> CUSTOMER = Map.of("id", "4711", "given_name", "Anna", "family_name",
			"Orlova", "city", "Berlin", "tier", "gold");

	private final Prepared prepared;

	private final Renderer renderer;

	private final LocalDate date;

	private final ZoneId zone;

	TypicalPreview(Prepared prepared, RenderLimits limits, LocalDate date, ZoneId zone) {
		this.prepared = prepared;
		this.renderer = new Renderer(prepared.template(), limits);
		this.date = date;
		this.zone = zone;
	}

	List<Shown> all() {
		List<Shown> shown = new ArrayList<>();
		for (Channel channel : this.prepared.campaign().send().channels()) {
			for (String locale : this.prepared.template().locales(channel)) {
				shown.add(new Shown(channel, locale, this.renderer.render(channel, input(locale))));
			}
		}
		return shown;
	}

	private RenderInput input(String locale) {
		List<Variable> variables = new ArrayList<>(this.prepared.segment().variables());
		Map<String, Object> values = new HashMap<>();
		variables.forEach((variable) -> values.put(variable.name(), variable.example()));
		for (CampaignVariable constant : this.prepared.campaign().variables()) {
			variables.add(constant.declaration());
			values.put(constant.declaration().name(), constant.on(this.date));
		}
		Optional<URI> unsubscribe = (this.prepared.campaign().messageClass() == MessageClass.MARKETING)
				? Optional.of(URI.create("https://unsubscribe.example/u/preview")) : Optional.empty();
		Optional<URI> acknowledge = this.prepared.campaign()
			.send()
			.escalation()
			.filter((escalation) -> escalation.until() == Until.ACKNOWLEDGED)
			.map((escalation) -> URI.create("https://acknowledge.example/a/preview"));
		return new RenderInput(locale, this.zone, CUSTOMER, variables, values, unsubscribe, acknowledge, this.date);
	}

}
