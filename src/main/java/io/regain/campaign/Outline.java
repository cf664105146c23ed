package io.regain.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.regain.campaign.Escalation.Until;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.Variable;

/**
 * What a campaign refers to, as far as its file says so without an error: later rooms
 * check that of a campaign in error too, so that nobody mends one mistake to be told of
 * the next.
 *
 * @param file where the campaign stands
 * @param template empty if it is in error
 * @param segments the valid ones that it runs, the selecting one first
 * @param variables empty if one is in error
 * @param terms what its template is held against; empty if one of them is in error
 */
public record Outline(String file, Optional<String> template, List<Segment> segments,
		Optional<List<CampaignVariable>> variables, Optional<Terms> terms) {

	public Outline {
		segments = List.copyOf(segments);
	}

	static Outline of(Draft campaign, Map<String, Segment> segments) {
		Optional<List<CampaignVariable>> variables = campaign.isSound("variables")
				? Optional.of(Binding.variables(campaign.document().at("variables"))) : Optional.empty();
		return new Outline(campaign.source().file(), campaign.text("send.template"),
				campaign.segmentIds()
					.filter((id) -> !isFrozen(campaign, id))
					.distinct()
					.flatMap((id) -> Stream.ofNullable(segments.get(id)))
					.toList(),
				variables, variables.flatMap((own) -> terms(campaign, segments, own)));
	}

	/** The segment of a frozen audience was run before. */
	private static boolean isFrozen(Draft campaign, String segment) {
		return CampaignCheck.isFrozen(campaign)
				&& campaign.text("audience.segment").filter(segment::equals).isPresent();
	}

	private static Optional<Terms> terms(Draft campaign, Map<String, Segment> segments, List<CampaignVariable> own) {
		Optional<Segment> segment = campaign.text("audience.segment")
			.flatMap((id) -> Optional.ofNullable(segments.get(id)));
		if (segment.isEmpty() || campaign.text("class").isEmpty() || campaign.sound("send.channels").isMissingNode()) {
			return Optional.empty();
		}
		List<Variable> declared = new ArrayList<>(segment.get().variables());
		own.forEach((variable) -> declared.add(variable.declaration()));
		return Optional.of(new Terms(Binding.messageClass(campaign.sound("class")),
				Binding.channels(campaign.sound("send.channels")), declared,
				campaign.text("send.until").filter(Until.ACKNOWLEDGED.id()::equals).isPresent()));
	}

	/**
	 * @param declared the variables of the segment and of the campaign
	 * @param acknowledged whether its readers are to say that they have read it
	 */
	public record Terms(MessageClass messageClass, List<Channel> channels, List<Variable> declared,
			boolean acknowledged) {

		public Terms {
			channels = List.copyOf(channels);
			declared = List.copyOf(declared);
		}

	}

}
