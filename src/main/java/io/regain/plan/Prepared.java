package io.regain.plan;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import io.regain.audience.Wishes;
import io.regain.campaign.Campaign;
import io.regain.campaign.CampaignVariable;
import io.regain.campaign.Segment;
import io.regain.campaign.Source;
import io.regain.message.MessageClass;
import io.regain.template.TemplateBundle;

/**
 * A campaign with all that belongs to it, checked as a whole.
 *
 * @param sources the YAML it was read from, its segments' too
 */
public record Prepared(Campaign campaign, Segment segment, List<Segment> exclude, TemplateBundle template,
		List<Source> sources) {

	public Prepared {
		exclude = List.copyOf(exclude);
		sources = List.copyOf(sources);
	}

	/** What a run of this date wants to know of its audience. */
	public Wishes wishes(LocalDate runDate) {
		return wishes(this.campaign, this.segment, this.exclude, runDate);
	}

	static Wishes wishes(Campaign campaign, Segment segment, List<Segment> exclude, LocalDate runDate) {
		return new Wishes(segment, exclude, parameters(campaign.variables(), runDate),
				new HashSet<>(campaign.send().channels()), campaign.messageClass() == MessageClass.MARKETING,
				campaign.topic(), campaign.audience().frozen());
	}

	/** What the segments' SQL may bind. */
	static Map<String, Object> parameters(List<CampaignVariable> variables, LocalDate runDate) {
		Map<String, Object> parameters = new HashMap<>();
		for (CampaignVariable variable : variables) {
			parameters.put(variable.declaration().name(), variable.on(runDate));
		}
		parameters.put("run_date", runDate);
		return parameters;
	}

}
