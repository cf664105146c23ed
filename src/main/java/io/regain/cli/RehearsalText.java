package io.regain.cli;

import java.util.Map;

import io.regain.campaign.Campaign;
import io.regain.campaign.Campaign.OnFreeze;
import io.regain.job.Rehearsal;
import io.regain.message.Content;
import io.regain.plan.Delay;

/** A dry run for a terminal. */
final class RehearsalText {

	private final StringBuilder text = new StringBuilder();

	private RehearsalText() {
	}

	static String of(Rehearsal rehearsal, Campaign campaign) {
		RehearsalText made = new RehearsalText();
		made.audience(rehearsal, campaign);
		made.messages(rehearsal, campaign);
		rehearsal.samples().forEach(made::sample);
		return made.text.toString().stripTrailing();
	}

	private void audience(Rehearsal rehearsal, Campaign campaign) {
		line("%s  DRY RUN, nothing is written or sent", rehearsal.run());
		line("%s · %s", campaign.title(), campaign.messageClass().id());
		line("");
		line("Audience            %,9d selected", rehearsal.selected());
		line("  included          %,9d", rehearsal.included());
		if (rehearsal.heldOut() > 0) {
			line("  held out          %,9d", rehearsal.heldOut());
		}
		line("  excluded          %,9d", rehearsal.excluded().values().stream().mapToLong(Long::longValue).sum());
		rehearsal.excluded()
			.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed())
			.forEach((reason) -> line("                    %,9d %s", reason.getValue(), reason.getKey()));
		if (rehearsal.duplicateRows() > 0) {
			line("  duplicate rows    %,9d (the first row of a customer counts)", rehearsal.duplicateRows());
		}
		campaign.audience()
			.expect()
			.ifPresent((expected) -> line("  expected          %9s %s", expected,
					expected.contains(rehearsal.included()) ? "✓" : "✗ a run would be refused"));
	}

	private static String later(String why, Campaign campaign) {
		return why.equals(Delay.AT.id())
				? "at %s by the recipients' clocks"
					.formatted(campaign.send().hours().at().map(Object::toString).orElse(""))
				: "after the recipients' quiet hours";
	}

	private void messages(Rehearsal rehearsal, Campaign campaign) {
		line("");
		line("Messages");
		String first = rehearsal.later().isPresent() ? "  first" : "";
		rehearsal.byChannel().forEach((channel, number) -> line("  %-17s %,9d%s", channel, number, first));
		rehearsal.later().ifPresent((later) -> later(later, campaign));
		rehearsal.delayed()
			.forEach((why, number) -> line("  later             %,9d  %s", number, later(why, campaign)));
		rehearsal.incidents()
			.forEach((incident, number) -> line("  %-17s %,9d  %s by %s",
					(campaign.send().onFreeze() == OnFreeze.DROP) ? "not written to" : "held", number,
					(number == 1) ? "customer" : "customers", incident));
		rehearsal.foreign()
			.forEach((language, number) -> line("  %-17s %,9d  %s %s, which the template does not have",
					"not in their own", number, (number == 1) ? "customer reads" : "customers read", language));
		Rehearsal.Segments sms = rehearsal.sms();
		if (sms.all() > 0) {
			line("  SMS segments      %,9d  GSM-7: %,d in %s, UCS-2: %,d in %s", sms.all(), sms.gsm7Segments(),
					Output.plural(sms.gsm7Messages(), "message"), sms.ucs2Segments(),
					Output.plural(sms.ucs2Messages(), "message"));
		}
		rehearsal.cost()
			.ifPresent((cost) -> line("  cost, about       %,9.2f %s for SMS", cost.amount(), cost.currency()));
		line("  time, about       %9s", time(rehearsal.seconds()));
		if (rehearsal.notRendered() > 0) {
			line("  NOT RENDERED      %,9d  %s", rehearsal.notRendered(), rehearsal.firstRenderingProblem().orElse(""));
		}
	}

	/** Of an escalation nobody knows before how far it must go. */
	private void later(Rehearsal.Later later, Campaign campaign) {
		String until = campaign.send().escalation().map((escalation) -> escalation.until().id()).orElse("");
		later.byChannel()
			.forEach(
					(channel, number) -> line("  %-17s %,9d  later at most: unless %s before", channel, number, until));
		if (later.smsSegments() > 0) {
			line("  %-17s %,9d  SMS segments of these%s", "", later.smsSegments(),
					later.cost()
						.map((cost) -> ", about %,.2f %s".formatted(cost.amount(), cost.currency()))
						.orElse(""));
		}
	}

	private static String time(long seconds) {
		return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
	}

	private void sample(Rehearsal.Sample sample) {
		line("");
		line("── %s to customer %s (%s) ──", sample.channel(), sample.customer(), sample.locale());
		if (sample.content() instanceof Content.Email email) {
			line("Subject: %s", email.subject());
			line("");
			line("%s", email.text().strip());
		}
		else {
			sample.content().parts().forEach((part) -> line("%s", part.strip()));
		}
	}

	private void line(String format, Object... values) {
		this.text.append(format.formatted(values).stripTrailing()).append('\n');
	}

}
