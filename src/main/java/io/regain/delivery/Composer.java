package io.regain.delivery;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.campaign.Campaign;
import io.regain.campaign.CampaignVariable;
import io.regain.campaign.Escalation.Until;
import io.regain.campaign.Segment;
import io.regain.channel.Outgoing;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.message.MessageClass;
import io.regain.message.Variable;
import io.regain.template.RenderInput;
import io.regain.template.Renderer;

/**
 * Makes what is sent: the campaign's template with one recipient's facts, in their
 * language and zone.
 */
public final class Composer {

	private final Campaign campaign;

	private final Segment segment;

	private final Renderer renderer;

	private final Links links;

	private final LocalDate runDate;

	private final ZoneId zone;

	private final List<Variable> variables = new ArrayList<>();

	private final Map<String, Object> constants = new HashMap<>();

	/** Which of the constants are only for whom. */
	private final Map<String, String> conditions = new HashMap<>();

	private final Optional<Traces> traces;

	private final boolean acknowledged;

	/**
	 * @param zone of recipients who have none of their own
	 */
	public Composer(Campaign campaign, Segment segment, Renderer renderer, Links links, LocalDate runDate,
			ZoneId zone) {
		this(campaign, segment, renderer, links, runDate, zone, Optional.empty());
	}

	private Composer(Campaign campaign, Segment segment, Renderer renderer, Links links, LocalDate runDate, ZoneId zone,
			Optional<Traces> traces) {
		this.campaign = campaign;
		this.segment = segment;
		this.renderer = renderer;
		this.links = links;
		this.runDate = runDate;
		this.zone = zone;
		this.traces = traces;
		this.acknowledged = campaign.send()
			.escalation()
			.filter((escalation) -> escalation.until() == Until.ACKNOWLEDGED)
			.isPresent();
		this.variables.addAll(segment.variables());
		for (CampaignVariable variable : campaign.variables()) {
			this.variables.add(variable.declaration());
			this.constants.put(variable.declaration().name(), variable.on(runDate));
			variable.onlyIf().ifPresent((fact) -> this.conditions.put(variable.declaration().name(), fact));
		}
	}

	/** One whose emails leave these traces. */
	Composer with(Optional<Traces> traces) {
		return new Composer(this.campaign, this.segment, this.renderer, this.links, this.runDate, this.zone, traces);
	}

	/**
	 * @param run what the message says that it belongs to
	 * @param messageId what its links are signed for
	 * @throws io.regain.template.RenderingException if this recipient's facts do not fit
	 * the template
	 */
	public Outgoing compose(String reference, String run, long messageId, Address to, String locale, String timeZone,
			Facts facts) {
		Optional<URI> unsubscribe = (this.campaign.messageClass() == MessageClass.MARKETING)
				? this.links.unsubscribe(messageId) : Optional.empty();
		Optional<URI> acknowledge = this.acknowledged ? this.links.acknowledge(messageId) : Optional.empty();
		Map<String, Object> values = new HashMap<>(facts.variables());
		values.putAll(this.constants);
		this.conditions.forEach((constant, fact) -> {
			if (!facts.variables().containsKey(fact)) {
				values.remove(constant);
			}
		});
		Content content = this.renderer.render(to.channel(), new RenderInput(locale, zone(timeZone), facts.customer(),
				this.variables, values, unsubscribe, acknowledge, this.runDate));
		Optional<URI> callback = (to.channel() == Channel.SMS) ? this.links.statusCallback(messageId)
				: Optional.empty();
		Outgoing outgoing = new Outgoing(reference, run, to, traced(content, messageId, facts), this.campaign.from(),
				unsubscribe, callback)
			.acknowledgedAt(acknowledge);
		return (to.channel() == Channel.EMAIL)
				? this.links.returnPath(messageId).map(outgoing::returningTo).orElse(outgoing) : outgoing;
	}

	private Content traced(Content content, long messageId, Facts facts) {
		return this.traces.map((left) -> left.in(content, messageId, facts)).orElse(content);
	}

	private ZoneId zone(String id) {
		try {
			return id.isEmpty() ? this.zone : ZoneId.of(id);
		}
		catch (DateTimeException ex) {
			return this.zone;
		}
	}

}
