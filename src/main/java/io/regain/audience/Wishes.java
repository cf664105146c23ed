package io.regain.audience;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.regain.campaign.Campaign.Frozen;
import io.regain.campaign.Segment;
import io.regain.message.Channel;

/**
 * What a campaign wants to know of its audience.
 *
 * @param segment who
 * @param exclude whose customers are marked as excluded
 * @param parameters what the segments' SQL may bind, by name
 * @param channels on which they might be written to
 * @param withConsent whether consent matters
 * @param topic what a consent must be about
 * @param frozen if there is one, the customers of this audience, and what was known of
 * them when they joined it, are taken instead of what the segment selects now
 */
public record Wishes(Segment segment, List<Segment> exclude, Map<String, Object> parameters, Set<Channel> channels,
		boolean withConsent, Optional<String> topic, Optional<Frozen> frozen) {

	public Wishes {
		exclude = List.copyOf(exclude);
		parameters = Map.copyOf(parameters);
		channels = Set.copyOf(channels);
	}

	/** For whom the segment selects now. */
	public Wishes(Segment segment, List<Segment> exclude, Map<String, Object> parameters, Set<Channel> channels,
			boolean withConsent, Optional<String> topic) {
		this(segment, exclude, parameters, channels, withConsent, topic, Optional.empty());
	}

	boolean excludes() {
		return !this.exclude.isEmpty();
	}

}
