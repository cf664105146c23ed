package io.regain.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.regain.campaign.Campaign;
import io.regain.campaign.Campaign.Tracking;
import io.regain.campaign.Escalation;
import io.regain.campaign.Escalation.Until;
import io.regain.delivery.Links;
import io.regain.delivery.TrackedLinks;
import io.regain.message.Problem;
import io.regain.message.Variable;
import io.regain.plan.Prepared;
import io.regain.template.TemplateCheck;

import org.springframework.stereotype.Component;

/** What must be there, so that anybody can learn whom an escalation has reached. */
@Component
public class EscalationNeeds {

	private static final String URL = "set regain.public-url (REGAIN_PUBLIC_URL) to the address under which 'serve' is "
			+ "reached, as in https://mail.example.com";

	private final TemplateCheck templateCheck;

	private final Links links;

	private final TrackedLinks tracked;

	EscalationNeeds(TemplateCheck templateCheck, Links links, TrackedLinks tracked) {
		this.templateCheck = templateCheck;
		this.links = links;
		this.tracked = tracked;
	}

	/** What this installation lacks. */
	List<Problem> around(Campaign campaign) {
		Optional<Until> until = campaign.send().escalation().map(Escalation::until);
		List<Problem> problems = new ArrayList<>();
		if (until.filter(Until.ACKNOWLEDGED::equals).isPresent() && this.links.acknowledge(0).isEmpty()) {
			problems.add(Problem.error("", "nobody could say that they have read %s, so everybody would get it on all "
				.formatted(campaign.id()) + "channels: " + URL));
		}
		if (until.filter(Until.OPENED::equals).isPresent() && !seesReaders(campaign.send().tracking())) {
			problems.add(Problem.error("",
					"nobody would learn who has opened %s, so everybody would get it on all channels: "
						.formatted(campaign.id()) + URL + ", and don't switch regain.tracking off"));
		}
		return problems;
	}

	private boolean seesReaders(Tracking wanted) {
		return wanted.ofOpens() && this.tracked.opens() || wanted.ofClicks() && this.tracked.clicks();
	}

	/** The same of what was made an escalation after its files were checked. */
	public List<Problem> of(Prepared prepared) {
		Campaign campaign = prepared.campaign();
		List<Variable> declared = new ArrayList<>(prepared.segment().variables());
		campaign.variables().forEach((variable) -> declared.add(variable.declaration()));
		List<Problem> problems = new ArrayList<>(around(campaign));
		problems.addAll(this.templateCheck.check(prepared.template(), campaign.messageClass(),
				campaign.send().channels(), declared,
				campaign.send().escalation().filter((any) -> any.until() == Until.ACKNOWLEDGED).isPresent()));
		return problems.stream().filter(Problem::isError).toList();
	}

}
